package dev.superstep.engine;

import dev.superstep.runlog.RunHeader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some supersteps of a run that follow one another, each with the state after it. Values that are elsewhere have not been
 * loaded.
 *
 * @param header the run's name, times, status and end
 * @param first the first superstep that is the run's own: 1, 0 where the start has routers, or where the run was forked
 * @param last the last that began; less than {@code first} if none has
 * @param before the state before the first of {@code steps}
 * @param steps in order
 */
public record RunSteps(
        RunHeader header, int first, int last, Map<String, @Nullable Object> before, List<Passage> steps) {
    // Written out: javac drops the type annotations of a compact constructor's parameters from the class file.
    public RunSteps(RunHeader header, int first, int last, Map<String, @Nullable Object> before, List<Passage> steps) {
        this.header = header;
        this.first = first;
        this.last = last;
        this.before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
        this.steps = List.copyOf(steps);
    }

    /**
     * One superstep.
     *
     * @param superstep its tasks
     * @param state the state after it; empty if it does not count, because it is not complete or the run failed in it
     */
    public record Passage(RunReport.Superstep superstep, Optional<Map<String, @Nullable Object>> state) {}
}
