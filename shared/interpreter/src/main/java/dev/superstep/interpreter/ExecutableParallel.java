package dev.superstep.interpreter;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Parallel; a lone branch runs on the state's own thread. */
final class ExecutableParallel implements ExecutableState {
    private final String name;
    private final List<ExecutableMachine> branches;
    private final Attempts attempts;

    ExecutableParallel(String name, List<ExecutableMachine> branches, DataFlow flow, RecoveryPlan recovery, int next) {
        this.name = name;
        this.branches = List.copyOf(branches);
        this.attempts = new Attempts(flow, recovery, next, this::attempt);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int run(Frame frame) {
        return attempts.run(frame);
    }

    private Object attempt(Frame frame, DataFlow flow) {
        Object effective = flow.effectiveInput(frame, frame.value());
        frame.execution().ledger().add(1);
        Object result = result(frame, effective);
        frame.execution().ledger().add(1);
        frame.checkSize(result, "result");
        return result;
    }

    private Object result(Frame frame, @Nullable Object input) {
        @Nullable Object[] outputs = new Object[branches.size()];
        try {
            if (branches.size() == 1) {
                outputs[0] = branches.getFirst().run(frame.nested(frame.cancellation()), input);
            } else {
                Siblings.run(
                        frame,
                        branches.size(),
                        (index, cancellation) ->
                                outputs[index] = branches.get(index).run(frame.nested(cancellation), input));
            }
        } catch (StateFailure failure) {
            frame.execution().ledger().addUnchecked(1);
            throw failure;
        }
        return Collections.unmodifiableList(Arrays.asList(outputs));
    }
}
