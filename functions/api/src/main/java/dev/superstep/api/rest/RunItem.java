package dev.superstep.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.superstep.runlog.Origin;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run in a list.
 *
 * @param workflow its workflow
 * @param run its name
 * @param status where it stands
 * @param started when it was recorded
 * @param ended when it ended; absent while it has not
 * @param title the beginning of its input
 * @param execution which of its executions is the newest, from 0; redrives and recoveries count on
 * @param forkedFrom the name of the run in whose middle it began; absent if it began with its input
 * @param error why it failed; absent if it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunItem(
        String workflow,
        String run,
        RunStatus status,
        Instant started,
        @Nullable Instant ended,
        String title,
        int execution,
        @Nullable String forkedFrom,
        RunView.@Nullable Cause error) {

    /**
     * Some runs of a list.
     *
     * @param runs newest first
     * @param next the cursor that the list goes on with; absent behind the last run
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<RunItem> runs, @Nullable String next) {}

    static RunItem of(RunHeader header) {
        RunEnd end = header.end();
        Origin origin = header.origin();
        return new RunItem(
                header.run().id().workflow(),
                header.run().id().run(),
                header.status(),
                header.started(),
                end == null ? null : end.ended(),
                header.title(),
                header.execution(),
                origin == null ? null : origin.parent().run(),
                end == null ? null : RunView.cause(end.error()));
    }
}
