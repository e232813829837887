package dev.superstep.runlog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some runs of a list.
 *
 * @param runs newest first
 * @param cursor where the next page begins; null behind the last run
 */
public record Page(List<RunHeader> runs, @Nullable String cursor) {
    public Page {
        runs = List.copyOf(runs);
    }

    /** What to ask with for the next page; empty if there is none. */
    public Optional<String> next() {
        return Optional.ofNullable(cursor);
    }
}
