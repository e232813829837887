package dev.superstep.graph.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphChangeTest {
    private static final Channel A = new Channel("a", new Reducer.Last());
    private static final Channel B = new Channel("b", new Reducer.Append());
    private static final String BEFORE = text("START -> x; x -> y", 10, A);

    @Test
    void the_same_graph_has_not_changed() {
        assertThat(GraphChange.between(BEFORE, BEFORE)).isEmpty();
    }

    @Test
    void a_channel_more_and_another_recursion_limit_are_compatible() {
        assertThat(GraphChange.between(BEFORE, text("START -> x; x -> y", 99, A, B)))
                .isEmpty();
    }

    @Test
    void a_channel_less_is_not() {
        assertThat(GraphChange.between(text("START -> x", 10, A, B), text("START -> x", 10, A)))
                .contains("gone: # b: append");
    }

    @Test
    void another_reducer_is_not() {
        Channel summed = new Channel("a", new Reducer.Sum());

        assertThat(GraphChange.between(BEFORE, text("START -> x; x -> y", 10, summed)))
                .contains("gone: # a: last");
    }

    @Test
    void another_edge_is_not() {
        assertThat(GraphChange.between(BEFORE, text("START -> x; x -> z", 10, A)))
                .contains("gone: x -> y; new: x -> z");
    }

    @Test
    void a_fallback_more_or_less_is_compatible_and_a_pause_is_not() {
        assertThat(GraphChange.between(BEFORE, text(NodeTrait.FALLBACK))).isEmpty();
        assertThat(GraphChange.between(text(NodeTrait.FALLBACK), BEFORE)).isEmpty();
        assertThat(GraphChange.between(BEFORE, text(NodeTrait.PAUSE))).contains("new: ## pause: x");
        assertThat(GraphChange.between(text(NodeTrait.APPROVAL), BEFORE)).contains("gone: ## approval: x");
    }

    private static String text(NodeTrait trait) {
        Topology plain = Notation.parse("START -> x; x -> y");
        Topology topology =
                new Topology(plain.nodes(), plain.edges(), plain.routers(), Map.of(new NodeId("x"), List.of(trait)));
        return Fingerprint.text(Definition.untyped("g", topology, List.of(A), 10));
    }

    private static String text(String graph, int limit, Channel... channels) {
        return Fingerprint.text(
                Definition.untyped("g", Notation.parse(graph), new ArrayList<>(List.of(channels)), limit));
    }
}
