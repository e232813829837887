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
     * So many things at a time.
     *
     * @param limit how many may be
     * @param taken how many are
     * @param waiting how many want to be
     */
    public record Places(int limit, int taken, int waiting) {}
}
