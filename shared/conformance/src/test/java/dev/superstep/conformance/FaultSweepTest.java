package dev.superstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.conformance.faults.FaultSweep;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.runlog.InMemoryRunLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every recorded case, where the store fails or the process dies at any call of its run log. */
class FaultSweepTest {
    private static final FaultSweep SWEEP = FaultSweep.on(InMemoryRunLog::new);

    @Test
    void a_death_at_any_commit_changes_nothing_of_any_case() {
        assertThat(differences(SWEEP.deathsAtCommits(), Corpus.files())).isEmpty();
    }

    @Test
    void nor_where_any_of_several_branches_may_meet_it() {
        assertThat(differences(SWEEP.deathsAtCommits().atOnce(), Corpus.files()))
                .isEmpty();
    }

    @Test
    void nor_in_a_graph_that_is_compiled_to_a_loop() {
        assertThat(differences(SWEEP.deathsAtCommits().looping(), Corpus.files()))
                .isEmpty();
    }

    @Test
    void a_fault_at_any_call_changes_nothing_of_any_case_that_was_made_for_a_rule() {
        List<Path> files = Corpus.files().stream()
                .filter(file -> !String.valueOf(file.getFileName()).startsWith("random-"))
                .toList();

        assertThat(differences(SWEEP, files)).isEmpty();
    }

    @Test
    void a_program_that_does_not_bear_to_be_run_again_is_found() {
        AtomicLong runs = new AtomicLong();
        NodeId node = new NodeId("counts");
        Definition definition = Definition.untyped(
                "counter",
                Notation.parse("START -> counts; counts -> END"),
                List.of(new Channel("n", new Reducer.Last())),
                10);
        Program program = new Program(definition, Map.of(node, view -> Map.of("n", runs.incrementAndGet())), Map.of());

        FaultSweep.Report report = SWEEP.deathsAtCommits().sweep(program, Map.of());

        assertThat(report.faults()).isEqualTo(2);
        assertThat(report.differences()).hasSize(2).first().asString().contains("APPEND", "BEFORE", "{n=1}");
        assertThat(report.runAgain()).isEmpty();
    }

    private static List<String> differences(FaultSweep sweep, List<Path> files) {
        return files.parallelStream()
                .flatMap(file -> differences(sweep, file))
                .limit(20)
                .toList();
    }

    /** Against the run without a fault, and of that run against the record. */
    private static Stream<String> differences(FaultSweep sweep, Path file) {
        Case one = CaseReader.read(file);
        if (!(one.expected() instanceof Outcome.Ran expected)) {
            return Stream.empty(); // refused before anything runs
        }
        FaultSweep.Report report = sweep.sweep(one.graph().program(one.name(), UnaryOperator.identity()), one.input());
        Outcome ran =
                new Outcome.Ran(report.ending().supersteps(), report.ending().state(), expected.error());
        return Stream.of(Difference.between(expected, ran), report.differences(), report.runAgain())
                .flatMap(List::stream)
                .map(line -> one.name() + ": " + line);
    }
}
