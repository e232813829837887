package dev.superstep.conformance.language;

import dev.superstep.graph.core.Answer;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Router;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Target;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A router of the corpus: what it answers, and every answer that it could give. */
public sealed interface Branch extends RouterFunction permits Branch.Mod, Branch.Threshold, Branch.Multi, SendBranch {
    /** The node whose router this is, or {@link NodeId#START}. */
    NodeId from();

    /** The same router with nothing but its possible answers. */
    Router router();

    @Override
    List<Target> route(Map<String, @Nullable Object> state);

    /** Goes to one of {@code targets}, by the floor modulo of a number. */
    record Mod(NodeId from, Operand on, List<NodeId> targets) implements Branch {
        public Mod {
            targets = List.copyOf(targets);
        }

        @Override
        public Router router() {
            return new Router(from, targets.stream().map(Answer::of).toList(), targets);
        }

        @Override
        public List<Target> route(Map<String, @Nullable Object> state) {
            return List.of(new Target.Goto(select(targets, on.in(state))));
        }
    }

    /** Goes to {@code atLeast} if a number is at least {@code at}, else to {@code below}. */
    record Threshold(NodeId from, Operand on, Operand.Constant at, NodeId atLeast, NodeId below) implements Branch {
        @Override
        public Router router() {
            return new Router(from, List.of(Answer.of(atLeast), Answer.of(below)), List.of(atLeast, below));
        }

        @Override
        public List<Target> route(Map<String, @Nullable Object> state) {
            boolean reached = on.in(state).compareTo(at.value()) >= 0;
            return List.of(new Target.Goto(reached ? atLeast : below));
        }
    }

    /** Goes to all of one of {@code targets}, by the floor modulo of a number. */
    record Multi(NodeId from, Operand on, List<List<NodeId>> targets) implements Branch {
        public Multi {
            targets = targets.stream().map(List::copyOf).toList();
        }

        @Override
        public Router router() {
            List<Answer> answers =
                    targets.stream().map(set -> new Answer(set, List.of())).toList();
            return new Router(
                    from, answers, targets.stream().flatMap(List::stream).toList());
        }

        @Override
        public List<Target> route(Map<String, @Nullable Object> state) {
            return gotos(select(targets, on.in(state)).stream());
        }
    }

    private static <T> T select(List<T> choices, BigInteger number) {
        // BigInteger.mod is the floor modulo: never negative.
        return choices.get(number.mod(BigInteger.valueOf(choices.size())).intValue());
    }

    /** One {@link Target.Goto} for each of {@code nodes}. */
    static List<Target> gotos(Stream<NodeId> nodes) {
        return nodes.<Target>map(Target.Goto::new).toList();
    }
}
