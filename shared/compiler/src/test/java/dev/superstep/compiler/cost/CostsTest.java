package dev.superstep.compiler.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.compiler.Compiler;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Notation;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CostsTest {
    @Test
    void a_chain_of_n_nodes_is_n_transitions_invocations_queries_and_puts_beside_start_and_end() {
        WorkflowCost cost = cost("START -> a; a -> b; b -> c; c -> END");

        assertThat(cost.startAndEnd()).isEqualTo(new Cost(0, 1, 1, 7));
        assertThat(cost.paths())
                .containsExactly(new Way(List.of("a", "b", "c"), new Cost(3, 3 + 1, 3 + 1, 3 + 7), List.of()));
        assertThat(cost.rounds()).isEmpty();
        assertThat(cost.complete()).isTrue();
    }

    @Test
    void each_choice_is_a_path_and_the_shortest_comes_first() {
        WorkflowCost cost = cost("START -> a; a ?-> b | c; b -> c; c -> END");

        assertThat(cost.paths()).extracting(Way::supersteps).containsExactly(List.of("a", "c"), List.of("a", "b", "c"));
        assertThat(cost.paths()).extracting(way -> way.cost().transitions()).containsExactly(3L, 4L);
    }

    @Test
    void a_round_of_a_loop_is_told_apart_from_the_way_to_the_end() {
        WorkflowCost cost = cost("START -> a; a -> b; b ?-> c | END; c -> a");

        assertThat(cost.paths()).extracting(Way::supersteps).containsExactly(List.of("a", "b"));
        assertThat(cost.rounds()).containsExactly(new Way(List.of("a", "b", "c"), new Cost(4, 3, 3, 3), List.of()));
    }

    @Test
    void a_node_that_follows_itself_is_a_round() {
        assertThat(cost("START -> a; a ?-> a | END").rounds())
                .containsExactly(new Way(List.of("a"), new Cost(2, 1, 1, 1), List.of()));
    }

    @Test
    void nodes_side_by_side_are_one_transition_more() {
        assertThat(cost("START -> a, b; a & b -> c; c -> END").paths())
                .containsExactly(new Way(List.of("a + b", "c"), new Cost(4, 4, 4, 10), List.of()));
    }

    @Test
    void what_grows_beyond_reading_is_cut_and_says_so() {
        String fork = IntStream.range(0, 10)
                .mapToObj(i -> "a%d ?-> b%d | c%d; b%d -> a%d; c%d -> a%d".formatted(i, i, i, i, i + 1, i, i + 1))
                .collect(Collectors.joining("; "));

        WorkflowCost cost = cost("START -> a0; " + fork + "; a10 -> END");

        assertThat(cost.paths()).hasSize(Costs.MOST_WAYS);
        assertThat(cost.complete()).isFalse();
        assertThat(CostPrinter.print(cost, Prices.LIST)).endsWith("\nThere are more ways than these.\n");
    }

    @Test
    void a_million_is_priced_by_the_list() {
        assertThat(Prices.LIST.ofAMillion(new Cost(4, 5, 5, 11)))
                .isEqualByComparingTo(
                        new BigDecimal("100").add(new BigDecimal("1.000")).add(new BigDecimal("7.500")));
    }

    private static WorkflowCost cost(String graph) {
        return Costs.of(Compiler.compile(Definition.untyped("costs", Notation.parse(graph), List.of(), 1000)));
    }
}
