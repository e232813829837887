package dev.superstep.conformance.generate;

import dev.superstep.conformance.Case;
import dev.superstep.conformance.CaseGraph;
import dev.superstep.conformance.CaseWriter;
import dev.superstep.conformance.Engine;
import dev.superstep.conformance.Outcome;
import dev.superstep.conformance.ReferenceExecutor;
import dev.superstep.graph.core.InvalidGraphException;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Problem;
import dev.superstep.graph.core.Program;
import dev.superstep.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an engine does with generated graphs what {@link ReferenceExecutor} does.
 *
 * <p>Two kinds of graphs are passed over: those whose runs are too long, and those that the engine refuses as {@link
 * Problem.Code#TOO_LARGE}.
 */
public final class Equivalence {
    private static final String NAME = "generated";

    private final Engine engine;
    private final Map<String, @Nullable Object> input;

    private Equivalence(Engine engine, Map<String, @Nullable Object> input) {
        this.engine = engine;
        this.input = input;
    }

    /**
     * The first of {@code graphs} with which {@code engine} does something else than the reference, made as small as it
     * will go: in the notation of graphs and as a case, ready to be kept. Empty if there is none.
     *
     * @param input what each graph is run with
     */
    public static Optional<String> firstDifference(
            Engine engine, Map<String, @Nullable Object> input, Stream<CaseGraph> graphs) {
        Equivalence equivalence = new Equivalence(engine, input);
        return graphs.parallel()
                .filter(equivalence::differs)
                .findFirst()
                .map(failing -> equivalence.describe(Shrinker.shrink(failing, equivalence::differs)));
    }

    private boolean differs(CaseGraph graph) {
        return difference(graph).isPresent();
    }

    /** What the engine did, if it is not what the reference did. */
    private Optional<String> difference(CaseGraph graph) {
        boolean legal = Problem.errors(graph.definition(NAME).problems()).isEmpty();
        if (!legal || !RunBudget.allows(graph, input)) {
            return Optional.empty();
        }
        Program program = graph.program(NAME, UnaryOperator.identity());
        try {
            Outcome found = engine.run(program, input);
            boolean equal = found.equals(ReferenceExecutor.run(program, input));
            return equal ? Optional.empty() : Optional.of(Json.print(found.json()));
        } catch (InvalidGraphException refused) {
            boolean tooLarge =
                    refused.problems().stream().allMatch(problem -> problem.code() == Problem.Code.TOO_LARGE);
            return tooLarge ? Optional.empty() : Optional.of(refused.toString());
        } catch (Exception broken) {
            return Optional.of(broken.toString());
        }
    }

    private String describe(CaseGraph graph) {
        Outcome expected = ReferenceExecutor.run(graph.program(NAME, UnaryOperator.identity()), input);
        Case kept = new Case(NAME, List.of(NAME), graph, input, expected);
        return "%s\n%s differs from the reference; it gives\n  %s\nThe graph as a case:\n%s"
                .formatted(
                        Notation.print(graph.topology()),
                        engine.name(),
                        difference(graph).orElse("now the same"),
                        Json.print(CaseWriter.json(kept)));
    }
}
