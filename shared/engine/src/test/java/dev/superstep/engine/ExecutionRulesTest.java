package dev.superstep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.core.NodeId;
import dev.superstep.json.Json;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.RunStatus;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The rules of the run log's protocol that executions keep; each test fails without its rule. */
class ExecutionRulesTest {
    private final InMemoryRunLog log = new InMemoryRunLog();
    private final AtomicBoolean broken = new AtomicBoolean(true);

    private Chain failing(int length) {
        return new Chain(length, log, view -> {
            if (broken.get()) {
                throw new IllegalStateException("not yet");
            }
            return Map.of("ran", 1L);
        });
    }

    // Rule 1: a run is not an execution

    @Test
    void rule_1_a_redrive_is_another_execution_of_the_same_run() {
        Chain chain = failing(2);
        chain.engine.open("r", "1", Map.of());
        RunHeader first = chain.engine.execute("r").header();

        RunReport again = chain.engine.redrive("r");

        assertThat(again.failures()).extracting(Failure::attempt).containsExactly("r+1-0", "r-0");
        assertThat(again.header().run()).isEqualTo(first.run());
        assertThat(again.header().execution()).isEqualTo(first.execution() + 1);
        assertThat(log.list("chain", 10, null).runs()).hasSize(1);
    }

    // Rule 2: names come free again

    @Test
    void rule_2_a_start_under_the_name_of_another_run_is_refused() {
        Chain chain = failing(1);
        chain.engine.open("r", "1", Map.of("ran", 1L));

        assertReused(() -> chain.engine.open("r", "2", Map.of("ran", 1L)));
        assertReused(() -> chain.engine.open("r", "1", Map.of("ran", 2L)));
        assertThat(chain.engine.open("r", "1", Map.of("ran", 1L))).isEqualTo(header("r"));
    }

    @Test
    void rule_2_an_execution_by_hand_under_the_name_of_another_run_is_refused_and_leaves_it_alone() {
        Chain chain = failing(1);
        chain.engine.open("r", "1", Map.of("ran", 1L));

        assertReused(() -> chain.engine.executeByHand("r", Map.of("ran", 1L)));
        assertThat(header("r").status()).isEqualTo(RunStatus.RUNNING);
        assertThat(chain.engine.report("r").orElseThrow().failures()).isEmpty();
    }

    // Rule 3: recorded before it is accepted

    @Test
    void rule_3_a_start_is_recorded_with_its_input_before_anything_runs() {
        Map<String, Object> input = Map.of("ran", 5L);

        failing(1).engine.open("r", "1", input);

        broken.set(false);
        LocalEngine another = failing(1).engine;
        assertThat(log.history(new RunId("chain", "r")).orElseThrow().input()).isEqualTo(RunInput.of(input));
        assertThat(another.unfinished()).containsExactly("r");
        assertThat(another.resume("r").state()).isEqualTo(Map.of("ran", 6L));
    }

    @Test
    void rule_3_an_input_that_no_execution_takes_travels_by_cursor() {
        broken.set(false);
        Chain chain = failing(2);
        Map<String, Object> input = Json.object("ran", 1L, "text", "x".repeat(300_000));
        chain.engine.open("r", "1", input);

        assertThat(chain.engine.execute("r").header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(chain.engine.report("r").orElseThrow().input()).isEqualTo(input);
    }

    // Rule 8: the end fixes what is reported

    @Test
    void rule_8_a_late_commit_behind_the_end_changes_nothing_of_what_is_reported() throws InterruptedException {
        Chain chain = failing(3);
        chain.engine.open("r", "1", Map.of());
        RunReport ended = chain.engine.execute("r");
        broken.set(false);
        Map<String, Object> late = Json.object(
                "execution",
                "r",
                "retry",
                0L,
                "run",
                "r",
                "superstep",
                3L,
                "base",
                0L,
                "tasks",
                1L,
                "graph",
                chain.compiled.fingerprint());

        Thread.sleep(2); // ends are recorded in milliseconds
        chain.runner.run(new NodeId("n3"), late, "zombie");

        assertThat(log.history(new RunId("chain", "r")).orElseThrow().steps()).hasSize(3);
        RunReport report = chain.engine.report("r").orElseThrow();
        assertThat(report.header()).isEqualTo(ended.header());
        assertThat(report.state()).isEqualTo(ended.state()).isEqualTo(Map.of("ran", 2L));
        assertThat(report.supersteps()).isEqualTo(ended.supersteps());
    }

    private RunHeader header(String run) {
        return log.header(new RunId("chain", run)).orElseThrow();
    }

    private static void assertReused(Runnable start) {
        assertThatThrownBy(start::run)
                .isInstanceOfSatisfying(
                        RunLogException.class,
                        e -> assertThat(e.code()).isEqualTo(RunLogException.Code.RUN_NAME_REUSED));
    }
}
