package dev.superstep.workflows.parallel;

import dev.superstep.graph.Recoverable;
import dev.superstep.workflows.text.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.jspecify.annotations.Nullable;

/** Tells from single words whether a text is in favour or against; a good word weighs more than a bad one. */
@ApplicationScoped
public class AnalyzeSentiment implements Recoverable<AnalyzeSentiment.In, AnalyzeSentiment.Out> {
    private final Duration delay;

    record In(String inputText) {}

    record Out(@Nullable String sentimentAnalysis) {}

    /** One that answers at once. */
    public AnalyzeSentiment() {
        this(Duration.ZERO);
    }

    /** One that takes {@code delay} to answer. */
    @Inject
    public AnalyzeSentiment(
            @ConfigProperty(name = "workflows.parallel.analyze-sentiment.delay", defaultValue = "PT0S")
                    Duration delay) {
        this.delay = delay;
    }

    @Override
    @Fallback(fallbackMethod = "fallback", skipOn = InterruptedException.class)
    public Out run(In in) throws InterruptedException {
        Thread.sleep(delay);
        String sentiment = Words.anyOf(in.inputText(), "good", "great")
                ? "Positive"
                : Words.anyOf(in.inputText(), "bad", "terrible") ? "Negative" : "Neutral";
        return new Out(Analysis.SENTIMENT.labelled(sentiment));
    }

    /** Writes nothing, so that the other analyses are not lost. */
    @Override
    public Out fallback(In in) {
        return new Out(null);
    }
}
