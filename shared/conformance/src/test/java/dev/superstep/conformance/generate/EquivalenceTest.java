package dev.superstep.conformance.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.conformance.CaseReader;
import dev.superstep.conformance.Engine;
import dev.superstep.conformance.Outcome;
import dev.superstep.conformance.ReferenceExecutor;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.Program;
import dev.superstep.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EquivalenceTest {
    private static final Map<String, Object> INPUT = Json.object("n", 1L, "items", List.of("p", "q"));

    @Test
    void the_reference_equals_itself() {
        Comparison comparison = Equivalence.compare(
                Engine.reference(), INPUT, LongStream.range(0, 300).mapToObj(RandomGraphs::of));

        assertThat(comparison.difference()).isEmpty();
        assertThat(comparison.compared()).isGreaterThan(250);
    }

    @Test
    void samples_hold_everything() {
        List<String> errors = LongStream.range(0, 300)
                .mapToObj(RandomGraphs::of)
                .filter(graph -> RunBudget.allows(graph, INPUT))
                .map(graph -> ReferenceExecutor.run(graph.program("x", node -> node), INPUT))
                .map(outcome -> outcome.json().get("error") instanceof Map<?, ?> error
                        ? String.valueOf(error.get("type"))
                        : "none")
                .toList();

        assertThat(errors)
                .contains("none", "GraphRecursionError", "InvalidUpdateError", "NodeError")
                .hasSizeGreaterThan(200);
    }

    @Test
    void a_difference_is_shown_small_and_as_a_case() {
        Comparison comparison = Equivalence.compare(
                new JoinBlind(), INPUT, LongStream.range(0, 300).mapToObj(RandomGraphs::of));

        assertThat(comparison.difference()).hasValueSatisfying(text -> {
            assertThat(text).contains(" & ").contains("without joins differs from the reference");
            String kept = text.substring(text.lastIndexOf('\n') + 1);
            assertThat(CaseReader.read(kept.getBytes(StandardCharsets.UTF_8))
                            .graph()
                            .nodes())
                    .hasSizeLessThan(4);
        });
    }

    /** Gives up at the sight of a join. */
    private static final class JoinBlind implements Engine {
        @Override
        public String name() {
            return "without joins";
        }

        @Override
        public Outcome run(Program program, Map<String, Object> input) {
            List<Edge.Join> joins = program.definition().topology().joins();
            if (joins.isEmpty()) {
                return ReferenceExecutor.run(program, input);
            }
            return new Outcome.Ran(List.of(), Map.of(), Optional.empty());
        }
    }
}
