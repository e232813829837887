package dev.superstep.benchmarks.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SampleGraphsTest {
    static List<String> names() {
        return SampleGraphs.names();
    }

    @ParameterizedTest
    @CsvSource({
        "chain-500, 500, 0",
        "fan-100, 102, 0",
        "routers-10-of-50, 50, 10",
        "series-parallel-125, 125, 0",
        "series-parallel-250, 250, 0",
        "series-parallel-500, 500, 0",
        "series-parallel-1000, 1000, 0"
    })
    void a_graph_has_the_nodes_and_routers_that_its_name_says(String name, int nodes, int routers) {
        Topology topology = SampleGraphs.definition(name).topology();

        assertThat(topology.nodes()).hasSize(nodes).doesNotHaveDuplicates();
        assertThat(topology.routers()).hasSize(routers);
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_graph_fits_and_becomes_an_automaton(String name) {
        assertThat(compile(name).shape()).isInstanceOf(Compiled.Shape.Automaton.class);
    }

    @Test
    void every_node_of_a_series_parallel_graph_runs_once() {
        Definition definition = SampleGraphs.definition("series-parallel-125");
        String plan = Compiler.compile(definition).planText();

        assertThat(definition.topology().nodes())
                .allSatisfy(
                        node -> assertThat(plan.split("\\b" + node + "\\b", -1)).hasSizeGreaterThan(1));
        assertThat(Notation.parse(Notation.print(definition.topology())).nodes())
                .hasSize(125);
    }

    @Test
    void a_definition_grows_with_the_number_of_nodes_and_no_faster() {
        double small = bytesPerNode(125);

        assertThat(bytesPerNode(1_000)).isCloseTo(small, within(small / 10));
    }

    private static double bytesPerNode(int nodes) {
        return (double) Size.of(compile("series-parallel-" + nodes)).bytes() / nodes;
    }

    private static Compiled compile(String name) {
        return Compiler.compile(SampleGraphs.definition(name));
    }
}
