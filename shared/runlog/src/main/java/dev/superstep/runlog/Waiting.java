package dev.superstep.runlog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some of the inquiries that somebody can decide.
 *
 * @param inquiries the most urgent first
 * @param cursor where the next page begins; null behind the last
 */
public record Waiting(List<OfRun> inquiries, @Nullable String cursor) {
    public Waiting {
        inquiries = List.copyOf(inquiries);
    }

    /**
     * An inquiry and whose it is.
     *
     * @param run the run that waits
     * @param inquiry what it asks
     */
    public record OfRun(RunId run, Inquiry inquiry) {}

    /** What to ask with for the next page; empty if there is none. */
    public Optional<String> next() {
        return Optional.ofNullable(cursor);
    }
}
