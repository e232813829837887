package dev.superstep.api.rest;

import dev.superstep.api.engine.EngineLoad;
import dev.superstep.runlog.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the orchestrator is doing. Counts are of this process; {@code /summary} counts what the run log has.
 *
 * @param since when it began to count
 * @param registeredWorkflows the workflows that can be run
 * @param totalWorkflows how many runs ended
 * @param successfulWorkflows how many of them succeeded
 * @param failedWorkflows how many of them failed
 * @param cancelledWorkflows how many of them were cancelled
 * @param runs the places of runs
 * @param invocations the places of nodes
 * @param waitingRuns how many runs hold no place because they wait for a person or for an instant
 * @param queuedRuns how many runs wait for their turn
 * @param maxQueuedRuns how many may; 0 if nothing here bounds them
 * @param queues how many runs of each workflow wait for their turn, those without any left out
 */
record SystemView(
        Instant since,
        List<String> registeredWorkflows,
        long totalWorkflows,
        long successfulWorkflows,
        long failedWorkflows,
        long cancelledWorkflows,
        PlacesView runs,
        PlacesView invocations,
        int waitingRuns,
        int queuedRuns,
        int maxQueuedRuns,
        Map<String, Integer> queues) {

    /**
     * So many things at a time.
     *
     * @param limit how many may be; 0 if nothing here bounds them
     * @param active how many are
     * @param waiting how many want to be
     */
    record PlacesView(int limit, int active, int waiting) {
        static PlacesView of(EngineLoad.Places places) {
            return new PlacesView(places.limit(), places.taken(), places.waiting());
        }
    }

    static SystemView of(List<String> workflows, EngineLoad load) {
        Map<RunStatus, Long> ended = load.ended();
        return new SystemView(
                load.since(),
                workflows,
                ended.values().stream().mapToLong(Long::longValue).sum(),
                ended.getOrDefault(RunStatus.SUCCEEDED, 0L),
                ended.getOrDefault(RunStatus.FAILED, 0L),
                ended.getOrDefault(RunStatus.CANCELLED, 0L),
                PlacesView.of(load.runs()),
                PlacesView.of(load.invocations()),
                load.waiting(),
                load.queued().values().stream().mapToInt(Integer::intValue).sum(),
                load.maxQueued(),
                load.queued());
    }
}
