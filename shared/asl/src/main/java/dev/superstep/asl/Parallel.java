package dev.superstep.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs its branches at the same time, each on the whole input; its result is the list of their outputs, in their order. */
public record Parallel(
        @Nullable String comment, List<StateMachine> branches, Flow flow, Recovery recovery, Transition transition)
        implements AslState, HasResult<Parallel>, HasRecovery<Parallel>, HasNext<Parallel> {

    public Parallel {
        branches = List.copyOf(branches);
    }

    /** A Parallel of these branches that ends the machine. */
    public static Parallel of(List<StateMachine> branches) {
        return new Parallel(null, branches, Flow.IDENTITY, Recovery.NONE, new Transition.End());
    }

    /** This state with a comment. */
    public Parallel comment(String comment) {
        return new Parallel(comment, branches, flow, recovery, transition);
    }

    @Override
    public Parallel withFlow(Flow flow) {
        return new Parallel(comment, branches, flow, recovery, transition);
    }

    @Override
    public Parallel withRecovery(Recovery recovery) {
        return new Parallel(comment, branches, flow, recovery, transition);
    }

    @Override
    public Parallel withTransition(Transition transition) {
        return new Parallel(comment, branches, flow, recovery, transition);
    }
}
