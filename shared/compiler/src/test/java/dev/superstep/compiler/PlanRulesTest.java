package dev.superstep.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.compiler.Planner.Planned;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Notation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of joins, routers and Sends that only graphs with a loop or with several of them can tell apart. */
class PlanRulesTest {
    @Test
    void a_source_that_runs_beside_the_target_counts_for_the_join_s_next_round() {
        assertThat(plan("START -> a, b; a & b -> c; b -> a; c -> b")).isEqualTo("""
                g: 3 planned supersteps, recursion limit 10

                start -> 1
                1 a + b -> 2
                2 a + c -> 3
                3 b -> 2   (arrived at joins: a)
                """);
    }

    @Test
    void a_half_filled_join_keeps_what_it_has_when_its_target_runs_for_another_reason() {
        assertThat(plan("START -> a; a -> c; c -> b; a & b -> c")).isEqualTo("""
                g: 5 planned supersteps, recursion limit 10

                start -> 1
                1 a -> 2
                2 c -> 3   (arrived at joins: a)
                3 b -> 4   (arrived at joins: a)
                4 c -> 5
                5 b -> end
                """);
    }

    @Test
    void two_joins_of_one_target_have_a_memory_each() {
        assertThat(plan("START -> a, x; a -> b; x -> y; y -> z; a & b -> c; x & z -> c"))
                .isEqualTo("""
                g: 4 planned supersteps, recursion limit 10

                start -> 1
                1 a + x -> 2
                2 b + y -> 3   (arrived at joins: a, x)
                3 c + z -> 4   (arrived at joins: x)
                4 c -> end
                """);
    }

    @Test
    void a_join_that_fired_waits_for_all_of_its_sources_again() {
        assertThat(plan("START -> a, b; a & b -> c; c ?-> a | b | END")).isEqualTo("""
                g: 4 planned supersteps, recursion limit 10

                start -> 1
                1 a + b -> 2
                2 c
                    otherwise -> end
                    a -> 3
                    b -> 4
                3 a -> end
                4 b -> end
                """);
    }

    @Test
    void all_routers_of_a_node_have_their_say() {
        assertThat(plan("START -> a; a ?-> b | END; a ?-> c | END")).isEqualTo("""
                g: 4 planned supersteps, recursion limit 10

                start -> 1
                1 a
                    otherwise -> end
                    b -> 2
                    b + c -> 3
                    c -> 4
                2 b -> end
                3 b + c -> end
                4 c -> end
                """);
    }

    @Test
    void a_run_by_send_fires_the_node_s_edges_and_counts_for_joins() {
        assertThat(plan("START -> a; a ?-> each w; w -> b; a & w -> c")).isEqualTo("""
                g: 3 planned supersteps, recursion limit 10

                start -> 1
                1 a -> 2
                2 each w -> 3   (arrived at joins: a)
                3 b + c -> end
                """);
    }

    @Test
    void the_limit_is_looked_for_where_the_longest_of_several_ways_reaches_it() {
        Definition definition =
                Definition.untyped("g", Notation.parse("START -> a; a ?-> b | c; b -> c; c -> END"), List.of(), 3);

        assertThat(plan(definition)).contains("c -> end   (looks for: limit)");
    }

    private static String plan(String topology) {
        return plan(Definition.untyped("g", Notation.parse(topology), List.of(), 10));
    }

    private static String plan(Definition definition) {
        return PlanPrinter.print(((Planned.Fits) Planner.plan(definition, Budget.DEFAULT)).plan());
    }
}
