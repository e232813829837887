package dev.superstep.runlog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state before a superstep: the fold of all steps before it.
 *
 * <p>A warm process keeps one per run that it saw last, made by {@link Slice#snapshot} from what a Query brought and
 * never from its own updates, and reads only what is newer with {@link RunLog#since}. Immutable while its values are
 * core JSON values.
 *
 * @param run whose state it is; under another incarnation it is worthless
 * @param superstep the step that has not been folded yet, from 1
 * @param state the state
 */
public record Snapshot(Run run, int superstep, Map<String, @Nullable Object> state) implements Base {
    // Written out: javac drops the type annotations of a compact constructor's parameters from the class file.
    public Snapshot(Run run, int superstep, Map<String, @Nullable Object> state) {
        if (superstep < 1) {
            throw new IllegalArgumentException("before step " + superstep + " there is no state");
        }
        this.run = run;
        this.superstep = superstep;
        this.state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    }
}
