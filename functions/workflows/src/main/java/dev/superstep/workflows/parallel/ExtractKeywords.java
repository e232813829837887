package dev.superstep.workflows.parallel;

import dev.superstep.graph.Recoverable;
import dev.superstep.workflows.text.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.jspecify.annotations.Nullable;

/** Takes the first three different words of more than four letters for what a text is about. */
@ApplicationScoped
public class ExtractKeywords implements Recoverable<ExtractKeywords.In, ExtractKeywords.Out> {
    private static final int SHORTEST = 5;
    private static final int MOST = 3;

    private final Duration delay;

    record In(String inputText) {}

    record Out(@Nullable String keywordExtraction) {}

    /** One that answers at once. */
    public ExtractKeywords() {
        this(Duration.ZERO);
    }

    /** One that takes {@code delay} to answer. */
    @Inject
    public ExtractKeywords(
            @ConfigProperty(name = "workflows.parallel.extract-keywords.delay", defaultValue = "PT0S") Duration delay) {
        this.delay = delay;
    }

    @Override
    @Fallback(fallbackMethod = "fallback", skipOn = InterruptedException.class)
    public Out run(In in) throws InterruptedException {
        Thread.sleep(delay);
        Map<String, String> keywords = new LinkedHashMap<>();
        Words.of(in.inputText()).stream()
                .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST)
                .forEach(word -> keywords.putIfAbsent(word.toLowerCase(Locale.ROOT), word));
        return new Out(Analysis.KEYWORDS.labelled(
                keywords.values().stream().limit(MOST).collect(Collectors.joining(", "))));
    }

    /** Writes nothing, so that the other analyses are not lost. */
    @Override
    public Out fallback(In in) {
        return new Out(null);
    }
}
