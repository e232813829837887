package dev.superstep.conformance.language;

import dev.superstep.graph.core.Answer;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Router;
import dev.superstep.graph.core.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A router that sends the elements of a list to nodes, one packet each.
 *
 * @param from the node whose router this is, or {@link NodeId#START}
 * @param over the channel that holds the list
 * @param to the nodes that get packets
 * @param mode which of {@code to} get an element
 * @param carry keys of the router's view that go into each packet
 * @param also nodes that run next in any case
 * @param empty nodes that run next if the list is empty or absent
 */
public record SendBranch(
        NodeId from, String over, List<NodeId> to, Mode mode, List<String> carry, List<NodeId> also, List<NodeId> empty)
        implements Branch {
    /** Which nodes get element number i. */
    public enum Mode {
        /** All of them. */
        EACH,
        /** Node number i, counted round and round. */
        CYCLE
    }

    public SendBranch {
        to = List.copyOf(to);
        carry = List.copyOf(carry);
        also = List.copyOf(also);
        empty = List.copyOf(empty);
    }

    @Override
    public Router router() {
        List<Answer> answers = new ArrayList<>();
        answers.add(new Answer(Stream.concat(empty.stream(), also.stream()).toList(), List.of()));
        switch (mode) {
            case EACH -> answers.add(new Answer(also, to));
            case CYCLE ->
                IntStream.rangeClosed(1, to.size())
                        .mapToObj(count -> new Answer(also, to.subList(0, count)))
                        .forEach(answers::add);
        }
        return new Router(
                from, answers, Stream.of(to, also, empty).flatMap(List::stream).toList());
    }

    @Override
    public List<Target> route(Map<String, @Nullable Object> state) {
        List<?> elements = state.get(over) instanceof List<?> list ? list : List.of();
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Map<String, @Nullable Object> packet = packet(elements.get(i), i, state);
            receivers(i).forEach(node -> targets.add(new Target.Send(node, packet)));
        }
        if (elements.isEmpty()) {
            targets.addAll(Branch.gotos(empty.stream()));
        }
        targets.addAll(Branch.gotos(also.stream()));
        return List.copyOf(targets);
    }

    private List<NodeId> receivers(int i) {
        return switch (mode) {
            case EACH -> to;
            case CYCLE -> List.of(to.get(i % to.size()));
        };
    }

    private Map<String, @Nullable Object> packet(@Nullable Object item, int i, Map<String, @Nullable Object> state) {
        Map<String, @Nullable Object> packet = new LinkedHashMap<>();
        packet.put("item", item);
        packet.put("i", (long) i);
        for (String key : carry) {
            if (state.containsKey(key)) {
                packet.put(key, state.get(key));
            }
        }
        return packet;
    }
}
