package dev.superstep.conformance.language;

import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node of the corpus: a name and what it does, line by line.
 *
 * @param name the node's name
 * @param ops what it does, in order
 */
public record Node(NodeId name, List<Op> ops) implements NodeFunction {
    public Node {
        ops = List.copyOf(ops);
    }

    /** Every channel that a run may write, in order of first mention. */
    public List<String> writes() {
        return ops.stream()
                .map(Op::channel)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    @Override
    public Map<String, @Nullable Object> run(Map<String, @Nullable Object> view) throws NodeFailure {
        Update update = new Update();
        for (Op op : ops) {
            op.run(view, update);
        }
        return update.values();
    }
}
