package dev.superstep.conformance.generate;

import dev.superstep.conformance.Case;
import dev.superstep.conformance.CaseGraph;
import dev.superstep.conformance.CaseWriter;
import dev.superstep.conformance.Engine;
import dev.superstep.conformance.Outcome;
import dev.superstep.conformance.ReferenceExecutor;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Problem;
import dev.superstep.graph.core.Program;
import dev.superstep.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an engine does with generated graphs what {@link ReferenceExecutor} does.
 *
 * <p>Graphs whose runs are too long are passed over.
 */
public final class Equivalence {
    private static final String NAME = "generated";

    private final Engine engine;
    private final Map<String, @Nullable Object> input;
    private final LongAdder compared = new LongAdder();
    private final LongAdder tooLong = new LongAdder();

    private Equivalence(Engine engine, Map<String, @Nullable Object> input) {
        this.engine = engine;
        this.input = input;
    }

    /**
     * Runs {@code graphs} with {@code engine} and by the reference. The first graph with which they differ is made as small
     * as it will go, and told in the notation of graphs and as a case, ready to be kept.
     *
     * @param input what each graph is run with
     */
    public static Comparison compare(Engine engine, Map<String, @Nullable Object> input, Stream<CaseGraph> graphs) {
        Equivalence equivalence = new Equivalence(engine, input);
        Optional<CaseGraph> failing =
                graphs.parallel().filter(equivalence::differs).findFirst();
        return new Comparison(
                equivalence.compared.sum(),
                equivalence.tooLong.sum(),
                failing.map(graph -> equivalence.describe(Shrinker.shrink(graph, equivalence::differs))));
    }

    private boolean differs(CaseGraph graph) {
        return switch (compare(graph)) {
            case Verdict.Same same -> {
                compared.increment();
                yield false;
            }
            case Verdict.TooLong over -> {
                tooLong.increment();
                yield false;
            }
            case Verdict.Different different -> {
                compared.increment();
                yield true;
            }
        };
    }

    private sealed interface Verdict {
        record Same() implements Verdict {}

        record TooLong() implements Verdict {}

        record Different(String found) implements Verdict {}
    }

    private Verdict compare(CaseGraph graph) {
        boolean legal = Problem.errors(graph.definition(NAME).problems()).isEmpty();
        if (!legal) {
            return new Verdict.Same(); // left by the shrinker: refused by everyone
        }
        if (!RunBudget.allows(graph, input)) {
            return new Verdict.TooLong();
        }
        Program program = graph.program(NAME, UnaryOperator.identity());
        try {
            Outcome found = engine.run(program, input);
            boolean same = found.equals(ReferenceExecutor.run(program, input));
            return same ? new Verdict.Same() : new Verdict.Different(Json.print(found.json()));
        } catch (Exception broken) {
            return new Verdict.Different(broken.toString());
        }
    }

    private String describe(CaseGraph graph) {
        Outcome expected = ReferenceExecutor.run(graph.program(NAME, UnaryOperator.identity()), input);
        Case kept = new Case(NAME, List.of(NAME), graph, input, expected);
        return "%s\n%s differs from the reference; it gives\n  %s\nThe graph as a case:\n%s"
                .formatted(
                        Notation.print(graph.topology()),
                        engine.name(),
                        compare(graph) instanceof Verdict.Different different ? different.found() : "now the same",
                        Json.print(CaseWriter.json(kept)));
    }
}
