package dev.superstep.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.compiler.Planner.Planned;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.InvalidGraphException;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.Topology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
    @Test
    void a_chain_is_one_control_state_a_node() {
        assertThat(plan("START -> a; a -> b; b -> END")).isEqualTo("""
                g: 2 planned supersteps, recursion limit 1000

                start -> 1
                1 a -> 2
                2 b -> end
                """);
    }

    @Test
    void a_fan_in_by_plain_edges_runs_once_per_arrival_step() {
        assertThat(plan("START -> a, b; a -> c; b -> d; d -> c; c -> END")).isEqualTo("""
                g: 3 planned supersteps, recursion limit 1000

                start -> 1
                1 a + b -> 2
                2 c + d -> 3
                3 c -> end
                """);
    }

    @Test
    void a_join_waits_for_all_of_its_sources() {
        assertThat(plan("START -> a, b; b -> d; a & d -> c; c -> END")).isEqualTo("""
                g: 3 planned supersteps, recursion limit 1000

                start -> 1
                1 a + b -> 2
                2 d -> 3   (arrived at joins: a)
                3 c -> end
                """);
    }

    @Test
    void a_router_has_one_way_an_answer() {
        assertThat(plan("START -> a; a ?-> b | c | END; b -> END; c -> a")).isEqualTo("""
                g: 3 planned supersteps, recursion limit 1000

                start -> 1
                1 a   (looks for: limit)
                    otherwise -> end
                    b -> 2
                    c -> 3
                2 b -> end   (looks for: limit)
                3 c -> 1
                """);
    }

    @Test
    void routers_of_parallel_nodes_give_one_union() {
        assertThat(plan("START -> a, b; a ?-> c | d; b ?-> c | d; c -> END; d -> END"))
                .isEqualTo("""
                g: 4 planned supersteps, recursion limit 1000

                start -> 1
                1 a + b
                    c -> 2
                    c + d -> 3
                    d -> 4
                2 c -> end
                3 c + d -> end
                4 d -> end
                """);
    }

    @Test
    void a_target_that_runs_anyway_makes_no_way_of_its_own() {
        assertThat(plan("START -> a; a -> b; a ?-> b | END; b -> END")).isEqualTo("""
                g: 2 planned supersteps, recursion limit 1000

                start -> 1
                1 a -> 2
                2 b -> end
                """);
    }

    @Test
    void several_runs_by_send_answer_with_any_union() {
        assertThat(plan("START -> a; a ?-> each w; w ?-> b | c; b -> END; c -> END"))
                .isEqualTo("""
                g: 5 planned supersteps, recursion limit 1000

                start -> 1
                1 a -> 2
                2 each w
                    b -> 3
                    b + c -> 4
                    c -> 5
                3 b -> end
                4 b + c -> end
                5 c -> end
                """);
    }

    @Test
    void a_send_to_a_node_that_also_runs_by_edge_is_a_frontier_of_both() {
        assertThat(plan("START -> a; a -> w; a ?-> each w | none; w -> END")).isEqualTo("""
                g: 3 planned supersteps, recursion limit 1000

                start -> 1
                1 a
                    otherwise -> 2
                    each w -> 3
                2 w -> end
                3 w + each w -> end
                """);
    }

    @Test
    void routers_at_start_are_the_start_s_ways() {
        assertThat(plan("START ?-> a | b | none; a -> END; b -> END")).isEqualTo("""
                g: 2 planned supersteps, recursion limit 1000

                start
                    otherwise -> end
                    a -> 1
                    b -> 2
                1 a -> end
                2 b -> end
                """);
    }

    @Test
    void states_that_differ_only_in_a_memory_that_no_longer_matters_are_one() {
        String plan = plan("START ?-> a | b; a -> c; b -> c; c -> END; a & c & x -> d; x");

        assertThat(plan).contains("g: 3 planned supersteps");
    }

    @Test
    void a_limit_that_no_path_can_reach_is_not_looked_for() {
        assertThat(plan("START -> a; a -> b; b -> END", 3)).doesNotContain("limit)");
        assertThat(plan("START -> a; a -> b; b -> END", 2)).contains("2 b -> end   (looks for: limit)");
    }

    @Test
    void two_writers_of_one_last_value_are_looked_for() {
        Topology topology = Notation.parse("START -> a, b; a ?-> each w | none; w -> END");
        NodeId a = new NodeId("a");
        NodeId b = new NodeId("b");
        NodeId w = new NodeId("w");
        List<Channel> channels = List.of(new Channel("x", new Reducer.Last()), new Channel("n", new Reducer.Sum()));

        Definition apart =
                new Definition("g", topology, channels, Map.of(a, List.of("x"), b, List.of("n"), w, List.of("n")), 10);
        Definition together =
                new Definition("g", topology, channels, Map.of(a, List.of("x"), b, List.of("x"), w, List.of("x")), 10);

        assertThat(PlanPrinter.print(plan(apart))).doesNotContain("conflict");
        assertThat(PlanPrinter.print(plan(together)))
                .contains("1 a + b   (looks for: conflict)")
                .contains("2 each w -> end   (looks for: conflict)");
    }

    @Test
    void the_order_of_definition_does_not_matter() {
        assertThat(plan("START -> a, b; a -> c; b ?-> c | d; a & b -> d; c -> END; d -> END"))
                .isEqualTo(plan("d -> END; c -> END; b & a -> d; b ?-> c | d; a -> c; START -> b, a"));
    }

    @Test
    void an_automaton_over_the_budget_is_refused_with_its_numbers() {
        StringBuilder loops = new StringBuilder("START -> x\n");
        for (int i = 0; i < 12; i++) {
            loops.append("START -> a%d\na%d ?-> a%d | END\n".formatted(i, i, i));
        }

        Planned planned = Planner.plan(definition(loops.append("x -> END").toString(), 1000), Budget.DEFAULT);

        assertThat(planned)
                .isInstanceOfSatisfying(
                        Planned.TooLarge.class,
                        tooLarge -> assertThat(tooLarge.found()).containsPattern("\\d+"));
    }

    @Test
    void a_graph_with_errors_is_not_planned() {
        assertThatThrownBy(() -> plan("a -> b; b -> END"))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessageContaining("NO_ENTRY_POINT");
    }

    private static String plan(String topology) {
        return plan(topology, Definition.DEFAULT_RECURSION_LIMIT);
    }

    private static String plan(String topology, int limit) {
        return PlanPrinter.print(plan(definition(topology, limit)));
    }

    private static Plan plan(Definition definition) {
        return ((Planned.Fits) Planner.plan(definition, Budget.DEFAULT)).plan();
    }

    private static Definition definition(String topology, int limit) {
        return Definition.untyped("g", Notation.parse(topology), List.of(), limit);
    }
}
