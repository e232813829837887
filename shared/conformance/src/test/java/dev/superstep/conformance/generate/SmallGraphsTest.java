package dev.superstep.conformance.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.conformance.CaseGraph;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallGraphsTest {
    @Test
    void the_graphs_of_one_node_are_these() {
        assertThat(SmallGraphs.of(1).map(graph -> Notation.print(graph.topology())))
                .containsExactly("START -> a\n", "START -> a\na ?-> a | END\n", "START -> a\na -> a\n");
    }

    @ParameterizedTest
    @CsvSource({"2, 125", "3, 40553"})
    void every_graph_is_there_once(int size, int count) {
        assertThat(SmallGraphs.of(size).map(CaseGraph::topology).distinct().count())
                .isEqualTo(count);
    }

    @Test
    void all_of_them_are_legal() {
        assertThat(SmallGraphs.of(2))
                .allSatisfy(
                        graph -> assertThat(Problem.errors(graph.definition("x").problems()))
                                .isEmpty());
    }
}
