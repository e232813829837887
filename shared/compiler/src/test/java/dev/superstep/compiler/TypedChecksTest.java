package dev.superstep.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.superstep.compiler.Compiler.Strictness;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.InvalidGraphException;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Problem;
import dev.superstep.graph.core.Reducer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedChecksTest {
    private final Map<NodeId, List<String>> reads = new LinkedHashMap<>();
    private final Map<NodeId, List<String>> writes = new LinkedHashMap<>();

    @Test
    void two_writers_of_one_last_value_in_one_frontier_are_refused() {
        writes("a", "x");
        writes("b", "x");

        assertThat(messages("START -> a, b; a -> END; b -> END"))
                .containsExactly(
                        "WRITE_CONFLICT: nodes \"a\" and \"b\" run in one superstep (a + b) and both write channel"
                                + " \"x\", which takes one value a superstep; give it a reducer such as @Append, or let one node"
                                + " follow the other");
    }

    @Test
    void a_conflict_in_a_later_frontier_is_found_once_though_many_frontiers_have_it() {
        writes("b", "x");
        writes("c", "x");

        assertThat(messages("START -> a; a -> b, c; b -> d; c -> d; d ?-> b | c | b + c | END"))
                .hasSize(1);
    }

    @Test
    void a_reducer_takes_several_writers() {
        writes("a", "list");
        writes("b", "list");

        assertThat(messages("START -> a, b; a -> END; b -> END")).isEmpty();
    }

    @Test
    void writers_one_after_the_other_do_not_conflict() {
        writes("a", "x");
        writes("b", "x");

        assertThat(messages("START -> a; a -> b; b -> END")).isEmpty();
    }

    @Test
    void a_channel_that_nothing_can_have_written_is_refused() {
        reads("b", "x", "input", "list");

        assertThat(messages("START -> a; a -> b; b -> END"))
                .containsExactly(
                        "MISSING_CHANNEL: node \"b\" reads channel \"x\", which no input and no earlier node can"
                                + " have written; write it first, or mark the component @Nullable");
    }

    @Test
    void a_channel_that_some_way_writes_is_accepted() {
        reads("c", "x");
        writes("b", "x");

        assertThat(messages("START -> a; a ?-> b | c; b -> c; c -> END")).isEmpty();
    }

    @Test
    void a_node_of_the_same_superstep_writes_too_late() {
        reads("a", "x");
        writes("b", "x");

        assertThat(messages("START -> a, b; a -> END; b -> END")).hasSize(1);
    }

    @Test
    void a_function_s_name_must_be_one_that_lambda_takes() {
        String node = "n".repeat(63);

        assertThat(messages("START -> " + node + "; " + node + " -> END"))
                .containsExactly(
                        "NAME_TOO_LONG: function \"g-" + node + "\" has a name of 65 characters, and Lambda takes"
                                + " 64; shorten the name of the node or the workflow");
        assertThat(messages("START -> " + node.substring(1) + "; " + node.substring(1) + " -> END"))
                .isEmpty();
    }

    @Test
    void the_untyped_core_accepts_both() {
        reads("a", "x");
        writes("a", "x");
        writes("b", "x");
        Definition definition = definition("START -> a, b; a -> END; b -> END");

        assertThatCode(() -> Compiler.compile(definition, Strictness.LANGGRAPH, Budget.DEFAULT))
                .doesNotThrowAnyException();
    }

    private void reads(String node, String... channels) {
        reads.put(new NodeId(node), List.of(channels));
    }

    private void writes(String node, String... channels) {
        writes.put(new NodeId(node), List.of(channels));
    }

    private List<String> messages(String topology) {
        Definition definition = definition(topology);
        InvalidGraphException refused =
                catchThrowableOfType(InvalidGraphException.class, () -> Compiler.compile(definition));
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Problem::message).toList();
    }

    private Definition definition(String topology) {
        var parsed = Notation.parse(topology);
        parsed.nodes().forEach(node -> writes.putIfAbsent(node, List.of()));
        List<Channel> channels = List.of(
                new Channel("input", new Reducer.Last()),
                new Channel("x", new Reducer.Last()),
                new Channel("list", new Reducer.Append()));
        return new Definition("g", parsed, channels, List.of("input"), reads, writes, 10);
    }
}
