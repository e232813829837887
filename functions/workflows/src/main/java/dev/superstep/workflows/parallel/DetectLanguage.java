package dev.superstep.workflows.parallel;

import dev.superstep.graph.Recoverable;
import dev.superstep.workflows.text.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.jspecify.annotations.Nullable;

/** Takes a text for English if it has one of the small words that hardly an English sentence does without. */
@ApplicationScoped
public class DetectLanguage implements Recoverable<DetectLanguage.In, DetectLanguage.Out> {
    private static final String[] ENGLISH = {"the", "and", "or", "but", "this", "that", "is", "are", "of", "with"};

    private final Duration delay;

    record In(String inputText) {}

    record Out(@Nullable String languageDetection) {}

    /** One that answers at once. */
    public DetectLanguage() {
        this(Duration.ZERO);
    }

    /** One that takes {@code delay} to answer. */
    @Inject
    public DetectLanguage(
            @ConfigProperty(name = "workflows.parallel.detect-language.delay", defaultValue = "PT0S") Duration delay) {
        this.delay = delay;
    }

    @Override
    @Fallback(fallbackMethod = "fallback", skipOn = InterruptedException.class)
    public Out run(In in) throws InterruptedException {
        Thread.sleep(delay);
        boolean english = Words.anyOf(in.inputText(), ENGLISH);
        return new Out(Analysis.LANGUAGE.labelled(english ? "English" : "Unknown"));
    }

    /** Writes nothing, so that the other analyses are not lost. */
    @Override
    public Out fallback(In in) {
        return new Out(null);
    }
}
