package dev.superstep.workflows.parallel;

import dev.superstep.graph.Recoverable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.jspecify.annotations.Nullable;

/** Cuts a text down to its beginning, at the end of a word where there is one. */
@ApplicationScoped
public class SummarizeText implements Recoverable<SummarizeText.In, SummarizeText.Out> {
    private static final int LONGEST = 50;

    private final Duration delay;

    record In(String inputText) {}

    record Out(@Nullable String textSummarization) {}

    /** One that answers at once. */
    public SummarizeText() {
        this(Duration.ZERO);
    }

    /** One that takes {@code delay} to answer. */
    @Inject
    public SummarizeText(
            @ConfigProperty(name = "workflows.parallel.summarize-text.delay", defaultValue = "PT0S") Duration delay) {
        this.delay = delay;
    }

    @Override
    @Fallback(fallbackMethod = "fallback", skipOn = InterruptedException.class)
    public Out run(In in) throws InterruptedException {
        Thread.sleep(delay);
        return new Out(Analysis.SUMMARY.labelled(summary(in.inputText())));
    }

    /** Writes nothing, so that the other analyses are not lost. */
    @Override
    public Out fallback(In in) {
        return new Out(null);
    }

    private static String summary(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        int cut = text.offsetByCodePoints(0, LONGEST);
        return text.substring(0, Character.isWhitespace(text.charAt(cut)) ? cut : endOfWord(text, cut)) + "...";
    }

    /** The place behind the last blank before {@code cut}; {@code cut} itself if there is none. */
    private static int endOfWord(String text, int cut) {
        int end = cut;
        while (end > 0 && !Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end == 0 ? cut : end;
    }
}
