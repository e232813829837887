package dev.superstep.interpreter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Choice.
 *
 * @param otherwise the place of the Default, or {@link #END} if there is none
 */
record ExecutableChoice(String name, List<Rule> rules, int otherwise, DataFlow flow) implements ExecutableState {
    /** Where to go on when a check holds. */
    record Rule(Check check, int next) {}

    @Override
    public int run(Frame frame) {
        Object raw = frame.value();
        Object effective = flow.effectiveInput(frame, raw);
        int next = next(frame, effective);
        frame.value(flow.output(frame, raw, effective));
        return next;
    }

    private int next(Frame frame, @Nullable Object effective) {
        for (Rule rule : rules) {
            if (frame.holds(rule.check(), effective)) {
                return rule.next();
            }
        }
        if (otherwise == END) {
            throw StateFailure.inState(
                    name, StateFailure.NO_CHOICE_MATCHED, "No rule of the Choice holds, and there is no Default.");
        }
        return otherwise;
    }
}
