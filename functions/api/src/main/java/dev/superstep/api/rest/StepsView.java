package dev.superstep.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Some supersteps of a run, each with the state after it. Values are shown as {@link ShownValues} does.
 *
 * @param workflow its workflow
 * @param run its name
 * @param status where it stands
 * @param first the first superstep that is the run's own: 1, 0 where the start has routers, or where the run was forked
 * @param last the last that began; less than {@code first} if none has
 * @param before the state before the first of {@code steps}
 * @param steps in order
 * @param next the superstep that the next page begins with; absent behind the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StepsView(
        String workflow,
        String run,
        RunStatus status,
        int first,
        int last,
        Map<String, @Nullable Object> before,
        List<Passage> steps,
        @Nullable Integer next) {

    /**
     * A superstep.
     *
     * @param superstep its number
     * @param tasks its tasks, in write order
     * @param state the state after it; absent if it does not count, because it is not complete or the run failed in it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Passage")
    record Passage(
            int superstep,
            List<PassageTask> tasks,
            @Nullable Map<String, @Nullable Object> state) {}

    /**
     * A task of a superstep; all but its node and its Send is absent as long as it has not committed.
     *
     * @param node the node that ran
     * @param send which of the Sends of the superstep before it ran for, from 0; absent if it ran on the state
     * @param committed whether its result is in the log
     * @param update what it wrote
     * @param by what answered in place of the node: FALLBACK; absent if the node did
     * @param goTo the nodes that its routers named, {@code __end__} included; absent if it has none
     * @param sends how many Sends its routers made, by node; absent if none
     * @param lookedAt the values that its routers looked at; absent if it has none
     * @param until until when its path waited; absent if it did not
     * @param metrics how it went
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PassageTask")
    record PassageTask(
            String node,
            @Nullable Integer send,
            boolean committed,
            @Nullable Map<String, @Nullable Object> update,
            Delta.@Nullable By by,

            @JsonProperty("goto") @Nullable List<String> goTo,

            @Nullable Map<String, Integer> sends,
            @Nullable Map<String, @Nullable Object> lookedAt,
            @Nullable Instant until,
            @Nullable TaskMetrics metrics) {}

    /**
     * How a task went.
     *
     * @param started when its node began
     * @param durationMs how long node and routers took, in milliseconds
     * @param attempt which attempt it was, from 1
     * @param coldStart whether it was the first that its process ran
     * @param inputSize what the node looked at, in bytes of JSON; 0 if unknown
     * @param outputSize what it wrote, in bytes of JSON
     * @param memory what its process held, in MiB; 0 if unknown
     */
    @Schema(name = "TaskMetrics")
    record TaskMetrics(
            Instant started,
            double durationMs,
            int attempt,
            boolean coldStart,
            long inputSize,
            long outputSize,
            long memory) {
        static TaskMetrics of(Metrics metrics) {
            return new TaskMetrics(
                    metrics.started(),
                    metrics.duration().toNanos() / 1e6,
                    metrics.attempt(),
                    metrics.coldStart(),
                    metrics.inputBytes(),
                    metrics.outputBytes(),
                    metrics.memoryMiB());
        }
    }
}
