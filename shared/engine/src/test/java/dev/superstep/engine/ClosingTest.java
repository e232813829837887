package dev.superstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.core.NodeFunction;
import dev.superstep.interpreter.ExecutionResult;
import dev.superstep.interpreter.ExecutionStart;
import dev.superstep.interpreter.Program;
import dev.superstep.json.Json;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of executions elsewhere becomes the end of their runs. */
class ClosingTest {
    private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");

    private final InMemoryRunLog log = new InMemoryRunLog();

    @Test
    void a_run_that_came_to_its_end_succeeded_after_its_last_superstep() {
        Chain chain = chain(view -> Map.of("ran", 1L));
        ExecutionResult result = execute(chain, "r", Json.object("ran", 1L));

        RunHeader closed = close(chain, "r", Json.object("ran", 1L), how(result));

        assertThat(closed.end()).isEqualTo(RunEnd.succeeded(2, AT));
    }

    @Test
    void a_run_that_failed_keeps_its_error_and_the_supersteps_before() {
        Chain chain = chain(view -> {
            throw new IllegalStateException("not today");
        });
        ExecutionResult result = execute(chain, "r", Json.object());

        RunHeader closed = close(chain, "r", Json.object(), how(result));

        assertThat(closed.status()).isEqualTo(RunStatus.FAILED);
        assertThat(closed.end().superstep()).isEqualTo(1);
        assertThat(closed.end().error().message()).contains("not today");
        assertThat(closed.end().error().node().value()).isEqualTo("n2");
    }

    @Test
    void what_lambda_wraps_an_error_in_is_taken_off() {
        Chain chain = chain(view -> {
            throw new IllegalStateException("not today");
        });
        ExecutionResult.Failed failed = (ExecutionResult.Failed) execute(chain, "r", Json.object());
        String wrapped = Json.print(Json.object("errorType", failed.error(), "errorMessage", failed.cause()));

        RunHeader closed = close(chain, "r", Json.object(), new EndedExecution.How.Failed(failed.error(), wrapped));

        assertThat(closed.end().superstep()).isEqualTo(1);
        assertThat(closed.end().error().node().value()).isEqualTo("n2");
        assertThat(closed.end().error().message()).contains("not today").doesNotContain("errorMessage");
    }

    @Test
    void an_error_that_is_not_ours_keeps_its_own_words() {
        Chain chain = chain(view -> Map.of("ran", 1L));
        execute(chain, "r", Json.object());

        RunHeader closed = close(
                chain,
                "r",
                Json.object(),
                new EndedExecution.How.Failed(
                        "Runtime.ExitError",
                        "{\"errorType\": \"Runtime.ExitError\", \"errorMessage\": \"Runtime exited\"}"));

        assertThat(closed.end().error().message()).isEqualTo("Runtime exited");
    }

    @Test
    void rule_20_an_end_that_is_told_twice_or_late_changes_nothing() {
        Chain chain = chain(view -> Map.of("ran", 1L));
        ExecutionResult result = execute(chain, "r", Json.object());
        RunHeader closed = close(chain, "r", Json.object(), how(result));

        RunHeader again = close(chain, "r", Json.object(), how(result));
        RunHeader late = close(chain, "r", Json.object(), new EndedExecution.How.Aborted());

        assertThat(again).isEqualTo(closed);
        assertThat(late.end().status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void rule_20_the_end_of_an_older_execution_is_not_the_runs() {
        Chain chain = chain(view -> Map.of("ran", 1L));
        execute(chain, "r", Json.object());
        RunHeader resumed = log.resume(log.header(run(chain)).orElseThrow()).orElseThrow();

        RunHeader after = close(chain, "r", Json.object(), new EndedExecution.How.Failed("Lambda.Unknown", "gone"));

        assertThat(after).isEqualTo(resumed);
        assertThat(after.end()).isNull();
        assertThat(close(chain, "r+1", cursor("r"), new EndedExecution.How.Succeeded(Json.object()))
                        .end())
                .isEqualTo(RunEnd.succeeded(2, AT).of(1));
    }

    @Test
    void rule_16_an_execution_that_handed_its_run_on_ends_nothing() {
        Chain chain = chain(view -> Map.of("ran", 1L));
        execute(chain, "r", Json.object());

        RunHeader after = close(
                chain,
                "r",
                Json.object(),
                new EndedExecution.How.Succeeded(Json.object("continued", true, "room", Json.object("left", 1L))));

        assertThat(after.end()).isNull();
    }

    @Test
    void what_somebody_stopped_is_cancelled_and_what_took_too_long_failed() {
        Chain chain = chain(view -> Map.of("ran", 1L));
        execute(chain, "a", Json.object());
        execute(chain, "b", Json.object());

        assertThat(close(chain, "a", Json.object(), new EndedExecution.How.Aborted())
                        .status())
                .isEqualTo(RunStatus.CANCELLED);
        assertThat(close(chain, "b", Json.object(), new EndedExecution.How.TimedOut())
                        .end())
                .satisfies(end -> assertThat(end.error().type()).isEqualTo("States.Timeout"));
    }

    @Test
    void an_execution_whose_first_task_never_recorded_it_has_no_run() {
        Chain chain = chain(view -> Map.of("ran", 1L));

        assertThat(new Closing(chain.compiled.definition(), log)
                        .close(new EndedExecution(
                                "never", Json.object(), new EndedExecution.How.Failed("States.Runtime", ""), AT)))
                .isEqualTo(Optional.empty());
    }

    private Chain chain(NodeFunction last) {
        return new Chain(2, log, last);
    }

    private static RunId run(Chain chain) {
        return new RunId(chain.compiled.definition().name(), "r");
    }

    private static Map<String, Object> cursor(String run) {
        return Json.object("run", run, "superstep", 1L, "base", 0L);
    }

    private static ExecutionResult execute(Chain chain, String name, Map<String, Object> input) {
        return chain.interpreter.run(Program.load(chain.compiled.machine()), ExecutionStart.of("chain", name, input));
    }

    private static EndedExecution.How how(ExecutionResult result) {
        return switch (result) {
            case ExecutionResult.Succeeded succeeded -> new EndedExecution.How.Succeeded(succeeded.output());
            case ExecutionResult.Failed failed -> new EndedExecution.How.Failed(failed.error(), failed.cause());
            case ExecutionResult.TimedOut late -> new EndedExecution.How.TimedOut();
            case ExecutionResult.Aborted aborted -> new EndedExecution.How.Aborted();
        };
    }

    private RunHeader close(Chain chain, String name, Map<String, Object> input, EndedExecution.How how) {
        return new Closing(chain.compiled.definition(), log)
                .close(new EndedExecution(name, input, how, AT))
                .orElseThrow();
    }
}
