package dev.superstep.api.engine.local;

import dev.superstep.engine.RunReport;
import dev.superstep.runlog.RunStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many runs have ended here, and how. Thread-safe. */
final class Ends {
    private final Map<RunStatus, Long> counts = new ConcurrentHashMap<>();

    /** Counts a run that has ended; one that has not, because its execution was stopped, does not count. */
    void count(RunReport report) {
        RunStatus status = report.header().status();
        if (status.isEnd()) {
            counts.merge(status, 1L, Long::sum);
        }
    }

    /** The counts of all statuses that are ends. */
    Map<RunStatus, Long> counted() {
        Map<RunStatus, Long> counted = new EnumMap<>(RunStatus.class);
        for (RunStatus status : RunStatus.values()) {
            if (status.isEnd()) {
                counted.put(status, counts.getOrDefault(status, 0L));
            }
        }
        return counted;
    }
}
