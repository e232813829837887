package dev.superstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.conformance.engine.CompiledEngine;
import dev.superstep.conformance.engine.InterpreterMachines;
import dev.superstep.conformance.generate.Comparison;
import dev.superstep.conformance.generate.Equivalence;
import dev.superstep.conformance.generate.RandomGraphs;
import dev.superstep.conformance.generate.SmallGraphs;
import dev.superstep.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is compiled does what the reference does, with graphs that nobody drew.
 *
 * <p>The samples are always the same thousand; {@code -Pnightly} takes a hundred thousand that differ from day to day.
 */
class CompiledEqualsReferenceTest {
    private static final long SEED = Long.getLong("superstep.seed", 0);
    private static final int SAMPLES = Integer.getInteger("superstep.samples", 1_000);

    private final Engine engine = new CompiledEngine(new InterpreterMachines(), CompiledEngine.Delivery.ONCE);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void every_graph_of_two_nodes_without_joins(long n) {
        Stream<CaseGraph> graphs = Stream.concat(SmallGraphs.of(1), SmallGraphs.of(2));

        assertSame(Json.object("n", n), graphs);
    }

    @Test
    void every_graph_of_three_nodes_without_joins() {
        assertSame(Json.object("n", 1L), SmallGraphs.of(3));
    }

    @Test
    void samples_of_four_to_eight_nodes_with_everything() {
        System.out.printf("%d samples, -Dsuperstep.seed=%d%n", SAMPLES, SEED);

        assertSame(Json.object("n", 1L, "items", List.of("p", "q")), RandomGraphs.sample(SEED, SAMPLES));
    }

    private void assertSame(Map<String, Object> input, Stream<CaseGraph> graphs) {
        Comparison comparison = Equivalence.compare(engine, input, graphs);

        System.out.printf("%d graphs compared, %d too long%n", comparison.compared(), comparison.tooLong());
        comparison.difference().ifPresent(Assertions::fail);
        assertThat(comparison.tooLong()).isLessThan(comparison.compared() / 5);
    }
}
