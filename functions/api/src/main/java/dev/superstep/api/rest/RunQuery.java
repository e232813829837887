package dev.superstep.api.rest;

import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.Window;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs of a list are wanted. The log reads by workflow and window; the rest is looked at after the read.
 *
 * @param workflows of which workflows
 * @param statuses standing how; any if there are none
 * @param window started when
 * @param title what the title has in it, in small letters
 * @param limit how many at most
 * @param after where the page before ended; null for the first
 */
record RunQuery(
        List<String> workflows,
        Set<RunStatus> statuses,
        Window window,
        String title,
        int limit,
        @Nullable ListPlace after) {

    /** Whether what is read can turn out not to be wanted. */
    boolean isSelective() {
        return !statuses.isEmpty() || !title.isEmpty();
    }

    /** Whether the run is wanted, of those that were read. */
    boolean wants(RunHeader run) {
        return (statuses.isEmpty() || statuses.contains(run.status()))
                && run.title().toLowerCase(Locale.ROOT).contains(title);
    }
}
