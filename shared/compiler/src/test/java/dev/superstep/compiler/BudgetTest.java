package dev.superstep.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.asl.AslWriter;
import dev.superstep.compiler.Compiled.Shape;
import dev.superstep.compiler.Compiler.Strictness;
import dev.superstep.compiler.Planner.Planned;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.InvalidGraphException;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Problem;
import dev.superstep.graph.core.Topology;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Definition CHOOSES =
            Definition.untyped("g", Notation.parse("START -> a; a ?-> b | c | d; b -> END"), List.of(), 10);

    @Test
    void what_just_fits_is_planned_and_one_byte_less_is_not() {
        // 5 control states with the start's, 5 runs of 300 bytes, 7 transitions of 50.
        assertThat(Planner.plan(CHOOSES, new Budget(1_850, 5))).isInstanceOf(Planned.Fits.class);
        assertThat(Planner.plan(CHOOSES, new Budget(1_849, 5)))
                .isEqualTo(new Planned.TooLarge(
                        "at least 5 control states with 5 node runs and 7 transitions, about 1850 bytes"));
        assertThat(Planner.plan(CHOOSES, new Budget(1_850, 4))).isInstanceOf(Planned.TooLarge.class);
    }

    @Test
    void a_run_by_sends_counts_as_a_run() {
        Definition sends = Definition.untyped("g", Notation.parse("START ?-> each w; w -> END"), List.of(), 10);

        assertThat(Planner.plan(sends, new Budget(699, 10)))
                .isEqualTo(new Planned.TooLarge(
                        "at least 2 control states with 2 node runs and 2 transitions, about 700 bytes"));
    }

    @Test
    void the_answers_of_one_superstep_are_counted_while_they_are_combined() {
        Budget four = new Budget(4 * 50, 100);

        assertThatCode(() -> four.labels(4)).doesNotThrowAnyException();
        assertThatThrownBy(() -> four.labels(5))
                .isInstanceOfSatisfying(
                        Budget.Exceeded.class,
                        exceeded -> assertThat(exceeded.found())
                                .isEqualTo("one control state has more than 5 combinations of router answers"));
        assertThat(Planner.plan(CHOOSES, new Budget(2 * 50, 100)))
                .isEqualTo(new Planned.TooLarge("one control state has more than 3 combinations of router answers"));
    }

    @Test
    void a_definition_of_just_the_bytes_that_may_be_is_an_automaton() {
        Compiled compiled = Compiler.compile(CHOOSES, Strictness.LANGGRAPH, Budget.DEFAULT);
        int bytes = AslWriter.compact(compiled.machine()).getBytes(StandardCharsets.UTF_8).length;

        assertThat(Compiler.compile(CHOOSES, Strictness.LANGGRAPH, new Budget(bytes, 5)))
                .isEqualTo(compiled);
        assertThat(Compiler.compile(CHOOSES, Strictness.LANGGRAPH, new Budget(bytes - 1, 5))
                        .shape())
                .isEqualTo(new Shape.SuperstepLoop(bytes + " bytes"));
    }

    @Test
    void a_graph_over_the_budget_is_a_loop_whose_size_does_not_depend_on_it() {
        Compiled loop = Compiler.compile(CHOOSES, Strictness.LANGGRAPH, new Budget(0, 0));
        Definition other = Definition.untyped("g", Notation.parse("START -> a; a -> b; b -> END"), List.of(), 10);
        Compiled same = Compiler.compile(other, Strictness.LANGGRAPH, new Budget(0, 0));

        assertThat(loop.functions()).extracting(Function::node).containsExactly(NodeId.ANY, NodeId.START);
        assertThat(loop.machine().states())
                .containsOnlyKeys(
                        "enter", "start", "more", "superstep", "done", "hand on", "continued", "no such state");
        assertThat(loop.asl().replace(loop.fingerprint(), same.fingerprint())).isEqualTo(same.asl());
        assertThat(loop.asl())
                .as("both its tasks ask what runs next and carry the fingerprint")
                .containsSubsequence("\"frontier\": true", "\"frontier\": true")
                .containsSubsequence(loop.fingerprint(), loop.fingerprint());
        assertThat(loop.planText())
                .startsWith("g: a loop over what runs next, because the automaton would be too large: ");
    }

    @Test
    void a_graph_over_the_budget_with_nodes_that_need_states_of_their_own_is_refused_with_the_numbers() {
        Topology plain = CHOOSES.topology();
        Map<NodeId, List<NodeTrait>> traits = Map.of(
                new NodeId("b"), List.of(NodeTrait.FALLBACK, NodeTrait.PAUSE),
                new NodeId("a"), List.of(NodeTrait.APPROVAL));
        Topology special = new Topology(plain.nodes(), plain.edges(), plain.routers(), traits);
        Definition definition =
                Definition.untyped("g", special, List.of(), 10).deadlines(Map.of(new NodeId("a"), Duration.ofHours(1)));
        int bytes = AslWriter.compact(Compiler.compile(definition).machine()).getBytes(StandardCharsets.UTF_8).length;

        assertThatThrownBy(() -> Compiler.compile(definition, Strictness.LANGGRAPH, new Budget(1_849, 5)))
                .isInstanceOfSatisfying(
                        InvalidGraphException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::message)
                                .containsExactly(
                                        "TOO_MANY_FRONTIERS: node \"a\" has a state of its own for its approval, and a"
                                                + " machine of such states would be too large: at least 5 control states"
                                                + " with 5 node runs and 7 transitions, about 1850 bytes; let fewer loops,"
                                                + " joins and routers go on side by side, or take it from the node",
                                        "TOO_MANY_FRONTIERS: node \"b\" has a state of its own for its pause and"
                                                + " fallback, and a machine of such states would be too large: at least 5"
                                                + " control states with 5 node runs and 7 transitions, about 1850 bytes;"
                                                + " let fewer loops, joins and routers go on side by side, or take them"
                                                + " from the node"));
        assertThatThrownBy(() -> Compiler.compile(definition, Strictness.LANGGRAPH, new Budget(bytes - 1, 5)))
                .hasMessageContaining("too large: " + bytes + " bytes;");
    }
}
