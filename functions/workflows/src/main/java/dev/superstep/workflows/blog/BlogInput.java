package dev.superstep.workflows.blog;

import dev.superstep.sources.SourceException;
import dev.superstep.sources.Sources;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run is started with.
 *
 * @param topic what to write about, as {@link Topic} says
 * @param sources what to read about it: addresses of feeds and pages, or names of samples, {@value #MOST_SOURCES} at most; if left
 *     out, a text that comes along
 */
public record BlogInput(String topic, @Nullable List<String> sources) {
    static final int MOST_SOURCES = 5;

    /**
     * @throws IllegalArgumentException if the topic is none, or there are too many sources
     * @throws SourceException if one of them cannot be one
     */
    public BlogInput {
        Topic.check(topic);
        if (sources != null) {
            check(sources);
        }
    }

    private static void check(List<String> sources) {
        if (sources.isEmpty() || sources.size() > MOST_SOURCES) {
            throw new IllegalArgumentException(
                    "\"sources\" has %d; give 1 to %d, or leave it out".formatted(sources.size(), MOST_SOURCES));
        }
        if (sources.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("\"sources\" has a null; give addresses or names");
        }
        sources.forEach(Sources::check);
    }
}
