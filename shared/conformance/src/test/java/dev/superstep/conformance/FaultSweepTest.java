package dev.superstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.testing.faults.FaultKit;
import dev.superstep.testing.faults.Sweep;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recorded cases under the faults of the kit that users have for their own workflows. */
class FaultSweepTest {
    @Test
    void a_death_at_any_commit_changes_nothing_of_any_case() {
        assertThat(differences(FaultKit::deathsAtCommits, Corpus.files())).isEmpty();
    }

    @Test
    void nor_where_any_of_several_branches_may_meet_it() {
        assertThat(differences(kit -> kit.deathsAtCommits().atOnce(), Corpus.files()))
                .isEmpty();
    }

    @Test
    void nor_in_a_graph_that_is_compiled_to_a_loop() {
        assertThat(differences(kit -> kit.deathsAtCommits().looping(), Corpus.files()))
                .isEmpty();
    }

    @Test
    void a_fault_at_any_call_or_invocation_changes_nothing_of_any_case_that_was_made_for_a_rule() {
        List<Path> files = Corpus.files().stream()
                .filter(file -> !String.valueOf(file.getFileName()).startsWith("random-"))
                .toList();

        assertThat(differences(UnaryOperator.identity(), files)).isEmpty();
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
        Program program = new Program(
                definition, Map.of(node, view -> Map.of("n", runs.incrementAndGet() < 3 ? 1L : 2L)), Map.of());

        Sweep sweep = FaultKit.of(program).deathsAtCommits().sweep(Map.of());

        assertThat(sweep.faults()).isEqualTo(2);
        assertThat(sweep.divergences())
                .hasSize(2)
                .first()
                .asString()
                .contains("KILL_BEFORE APPEND 1", "\"counts\" wrote n = ");
    }

    private static List<String> differences(UnaryOperator<FaultKit> kit, List<Path> files) {
        return files.parallelStream()
                .flatMap(file -> differences(kit, file))
                .limit(20)
                .toList();
    }

    /** Against the run without a fault, and of that run against the record. */
    private static Stream<String> differences(UnaryOperator<FaultKit> kit, Path file) {
        Case one = CaseReader.read(file);
        if (!(one.expected() instanceof Outcome.Ran expected)) {
            return Stream.empty(); // refused before anything runs
        }
        Program program = one.graph().program(one.name(), UnaryOperator.identity());
        Sweep sweep = kit.apply(FaultKit.of(program)).sweep(one.input());
        Outcome ran = new Outcome.Ran(
                sweep.withoutFaults().supersteps(), sweep.withoutFaults().state(), expected.error());
        return Stream.concat(
                        Difference.between(expected, ran).stream(),
                        sweep.divergences().stream().map(Object::toString))
                .map(line -> one.name() + ": " + line);
    }
}
