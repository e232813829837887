package dev.superstep.api.engine;

import dev.superstep.runlog.RunStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an engine is doing.
 *
 * @param since when it began to count
 * @param runs the places of runs
 * @param invocations the places of nodes
 * @param waiting how many runs hold no place because they wait for a person or for an instant
 * @param queued how many runs of each workflow have not begun
 * @param maxQueued how many runs may wait for their turn
 * @param ended how many runs ended, by status
 */
public record EngineLoad(
        Instant since,
        Places runs,
        Places invocations,
        int waiting,
        Map<String, Integer> queued,
        int maxQueued,
        Map<RunStatus, Long> ended) {
    public EngineLoad {
        queued = Collections.unmodifiableMap(new LinkedHashMap<>(queued));
        ended = Collections.unmodifiableMap(new LinkedHashMap<>(ended));
    }

    /**
     * What an engine does that leaves bounds, queues and counting to whatever executes its runs.
     *
     * @param open how many runs have not ended
     * @param waiting how many of them wait for a person
     */
    public static EngineLoad unbounded(Instant since, int open, int waiting) {
        Places runs = new Places(Places.NO_LIMIT, open, 0);
        Places invocations = new Places(Places.NO_LIMIT, 0, 0);
        return new EngineLoad(since, runs, invocations, waiting, Map.of(), Places.NO_LIMIT, Map.of());
    }

    /**
     * So many things at a time.
     *
     * @param limit how many may be; {@link #NO_LIMIT} if nothing here bounds them
     * @param taken how many are
     * @param waiting how many want to be
     */
    public record Places(int limit, int taken, int waiting) {
        /** Stands for no limit. */
        public static final int NO_LIMIT = 0;
    }
}
