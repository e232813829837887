package dev.superstep.runlog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state before a superstep: the fold of all steps before it.
 *
 * <p>One lies in the log where reading the steps again would cost more than writing it; a fork begins with one. A warm
 * process keeps one per run that it saw last, made by {@link Slice#snapshot} from what a Query brought and never from its own
 * updates, and reads only what is newer with {@link RunLog#since}. Immutable while its values are core JSON values.
 *
 * @param run whose state it is; under another incarnation it is worthless
 * @param superstep the step that has not been folded yet, from 1
 * @param reducers {@link dev.superstep.graph.core.Channels#fingerprint} of the channels that folded it; under another it is
 *     worthless too
 * @param state the state
 * @param control what runs next; null in a process's memory, where nobody replays from it
 */
public record Snapshot(
        Run run,
        int superstep,
        String reducers,
        Map<String, @Nullable Object> state,
        @Nullable ControlPoint control) implements Base {
    // Written out: javac drops the type annotations of a compact constructor's parameters from the class file.
    public Snapshot(
            Run run,
            int superstep,
            String reducers,
            Map<String, @Nullable Object> state,
            @Nullable ControlPoint control) {
        if (superstep < 1) {
            throw new IllegalArgumentException("before step " + superstep + " there is no state");
        }
        LogKeys.checkNumber("a superstep", superstep);
        this.run = run;
        this.superstep = superstep;
        this.reducers = reducers;
        this.state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
        this.control = control;
    }

    /** This snapshot as it is stored: with what runs next. */
    public Snapshot with(ControlPoint next) {
        return new Snapshot(run, superstep, reducers, state, next);
    }
}
