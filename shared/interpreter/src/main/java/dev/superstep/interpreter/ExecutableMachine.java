package dev.superstep.interpreter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine made ready to run, the outermost or a nested one. */
final class ExecutableMachine {
    private final ExecutableState[] states;
    private final int start;

    ExecutableMachine(List<ExecutableState> states, int start) {
        this.states = states.toArray(ExecutableState[]::new);
        this.start = start;
    }

    /** Runs from the start to an end, all on this thread; states that branch use others. */
    @Nullable
    Object run(Frame frame, @Nullable Object input) {
        frame.value(input);
        try {
            int at = start;
            while (at != ExecutableState.END) {
                ExecutableState state = states[at];
                frame.enter(state.name());
                at = state.run(frame);
                frame.exit();
            }
            return frame.value();
        } catch (StateFailure failure) {
            frame.execution().failed(frame, failure);
            throw failure;
        } catch (AbortedException aborted) {
            frame.execution().ledger().addUnchecked(1);
            frame.execution().aborted(frame);
            throw aborted;
        }
    }
}
