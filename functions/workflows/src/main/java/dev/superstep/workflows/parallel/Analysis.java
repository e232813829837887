package dev.superstep.workflows.parallel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a text is looked at for, and how what was found is labelled: {@code Sentiment: Positive}. */
enum Analysis {
    SENTIMENT("Sentiment"),
    KEYWORDS("Keywords"),
    SUMMARY("Summary"),
    LANGUAGE("Language");

    private static final String NOT_AVAILABLE = "Not available";

    private final String label;

    Analysis(String name) {
        this.label = name + ": ";
    }

    /** What the combined results call it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code finding} with the label before it. */
    String labelled(String finding) {
        return label + finding;
    }

    /** The finding in a text that {@link #labelled} made; null stands for an analysis that failed. */
    String finding(@Nullable String labelled) {
        return labelled == null ? NOT_AVAILABLE : labelled.substring(label.length());
    }
}
