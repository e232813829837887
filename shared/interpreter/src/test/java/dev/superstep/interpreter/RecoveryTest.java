package dev.superstep.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryTest {
    private final JumpingTime time = new JumpingTime();

    private Machine task(String fields) {
        return Machine.of(
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Task\", \"Resource\": \"${a}\", " + fields
                        + ", \"End\": true}, \"D\": {\"Type\": \"Pass\", \"End\": true}}}",
                time);
    }

    private Machine retried(String retriers) {
        return task("\"Retry\": [" + retriers + "], \"Catch\": [{\"ErrorEquals\": [\"Never\"], \"Next\": \"D\"}]");
    }

    private Machine caught(String catchers) {
        return task("\"Catch\": [" + catchers + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"IntervalSeconds\": 1 | 1000 2000 4000",
                "\"IntervalSeconds\": 3, \"BackoffRate\": 1.5, \"MaxAttempts\": 4 | 3000 4500 6750 10125",
                "\"IntervalSeconds\": 2, \"MaxDelaySeconds\": 5, \"MaxAttempts\": 4 | 2000 4000 5000 5000",
                "\"BackoffRate\": 1.0, \"MaxAttempts\": 2 | 1000 1000",
                "\"MaxAttempts\": 0 | ``",
                "\"IntervalSeconds\": 99999999, \"BackoffRate\": 9.0, \"MaxAttempts\": 2 | 99999999000 99999999000",
            })
    void delays_grow_by_the_rate_up_to_the_longest(String fields, String delays) {
        Machine machine = retried("{\"ErrorEquals\": [\"Boom\"], " + fields + "}");
        machine.functions.failing("${a}", 99, "Boom");
        assertThat(machine.outcome("{}")).isEqualTo("Boom");
        assertThat(String.join(
                        " ",
                        time.sleeps.stream()
                                .map(Duration::toMillis)
                                .map(String::valueOf)
                                .toList()))
                .isEqualTo(delays == null ? "" : delays.replace("`", ""));
        assertThat(machine.functions.calls()).hasSize(time.sleeps.size() + 1);
    }

    @Test
    void full_jitter_draws_between_nothing_and_the_delay() {
        Machine machine = retried(
                "{\"ErrorEquals\": [\"Boom\"], \"MaxAttempts\": 200, \"BackoffRate\": 1.0, \"IntervalSeconds\": 4, "
                        + "\"JitterStrategy\": \"FULL\"}");
        machine.functions.failing("${a}", 999, "Boom");
        machine.run("{}");
        assertThat(time.sleeps).hasSize(200).allMatch(delay -> delay.compareTo(Duration.ofSeconds(4)) <= 0);
        assertThat(time.sleeps).anyMatch(delay -> delay.compareTo(Duration.ofSeconds(1)) < 0);
        assertThat(time.sleeps).anyMatch(delay -> delay.compareTo(Duration.ofSeconds(3)) > 0);
    }

    @Test
    void a_task_that_recovers_goes_on_and_knows_how_often_it_was_tried() {
        Machine machine = retried("{\"ErrorEquals\": [\"Boom\"]}");
        machine.functions.failing("${a}", 2, "Boom");
        assertThat(machine.outcome("{\"x\": 1}")).isEqualTo("{\"x\":1}");
        assertThat(machine.functions.calls().stream().map(TaskCall::retry)).containsExactly(0, 1, 2);
        assertThat(machine.run("{}").usage().transitions()).isEqualTo(1);
    }

    @Test
    void the_first_retrier_that_matches_decides_and_each_has_attempts_of_its_own() {
        Machine machine = retried(
                "{\"ErrorEquals\": [\"X\"], \"MaxAttempts\": 1}, {\"ErrorEquals\": [\"States.ALL\"], \"MaxAttempts\": 5}");
        machine.functions.failing("${a}", 99, "X");
        assertThat(machine.outcome("{}")).isEqualTo("X");
        assertThat(machine.functions.calls()).hasSize(2);
    }

    @Test
    void attempts_begin_anew_with_every_visit() {
        Machine machine = Machine.of("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Task", "Resource": "${a}", "ResultPath": null,
                    "Retry": [{"ErrorEquals": ["Boom"], "MaxAttempts": 1}],
                    "Catch": [{"ErrorEquals": ["Boom"], "ResultPath": "$.e", "Next": "N"}], "Next": "N"},
                  "N": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "C"},
                  "C": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericLessThan": 2, "Next": "A"}], "Default": "D"},
                  "D": {"Type": "Succeed"}}}""");
        machine.functions.failing("${a}", 9, "Boom");
        assertThat(machine.outcome("{\"n\": 0}")).isEqualTo("{\"n\":2}");
        assertThat(machine.functions.calls()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Boom             | States.ALL        | caught",
                "Boom             | States.TaskFailed | caught",
                "Boom             | Boom              | caught",
                "Boom             | Bang              | Boom",
                "States.Timeout   | States.TaskFailed | States.Timeout",
                "States.Timeout   | States.Timeout    | caught",
                "States.Timeout   | States.ALL        | caught",
                "States.Runtime   | States.ALL        | States.Runtime",
                "States.Runtime   | States.TaskFailed | States.Runtime",
                "States.DataLimitExceeded | States.ALL | States.DataLimitExceeded",
            })
    void errors_are_caught_by_name_and_by_wildcards(String error, String caughtBy, String outcome) {
        Machine machine = caught("{\"ErrorEquals\": [\"" + caughtBy + "\"], \"ResultPath\": null, \"Next\": \"D\"}");
        machine.functions.failing("${a}", 9, error);
        assertThat(machine.outcome("{\"x\": 1}")).isEqualTo(outcome.equals("caught") ? "{\"x\":1}" : outcome);
    }

    @Test
    void a_caught_error_is_put_where_the_catcher_says_into_the_raw_input() {
        Machine machine = task("\"InputPath\": \"$.in\", \"OutputPath\": \"$.nowhere\", \"Catch\": "
                + "[{\"ErrorEquals\": [\"Boom\"], \"ResultPath\": \"$.e\", \"Next\": \"D\"}]");
        machine.functions.failing("${a}", 9, "Boom");
        assertThat(machine.outcome("{\"in\": 1}")).isEqualTo("{\"in\":1,\"e\":{\"Error\":\"Boom\",\"Cause\":\"no\"}}");
    }

    @Test
    void without_a_result_path_the_error_is_the_output() {
        Machine machine = caught("{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"D\"}");
        machine.functions.failing("${a}", 9, "Boom");
        assertThat(machine.outcome("{}")).isEqualTo("{\"Error\":\"Boom\",\"Cause\":\"no\"}");
    }

    @Test
    void a_path_that_leads_nowhere_is_not_caught_and_calls_nobody() {
        Machine machine = task("\"Parameters\": {\"x.$\": \"$.nope\"}, \"Catch\": "
                + "[{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"D\"}]");
        assertThat(machine.run("{\"run\": \"r\"}")).isInstanceOfSatisfying(ExecutionResult.Failed.class, failed -> {
            assertThat(failed.error()).isEqualTo("States.Runtime");
            assertThat(failed.cause())
                    .isEqualTo("An error occurred while executing the state 'A'. The JSONPath '$.nope' specified for "
                            + "the field 'x.$' could not be found in the input '{\"run\":\"r\"}'");
        });
        assertThat(machine.functions.calls()).isEmpty();
    }

    @Test
    void a_function_that_fails_is_caught() {
        Machine machine = task("\"Parameters\": {\"x.$\": \"States.MathAdd('a', 1)\"}, \"Catch\": "
                + "[{\"ErrorEquals\": [\"States.IntrinsicFailure\"], \"ResultPath\": null, \"Next\": \"D\"}]");
        assertThat(machine.outcome("{\"x\": 1}")).isEqualTo("{\"x\":1}");
    }

    @Test
    void a_parallel_is_tried_again_whole() {
        Machine machine = Machine.of("""
                {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true,
                  "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "${a}", "End": true}}},
                    {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}],
                  "Retry": [{"ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 1, "MaxAttempts": 2}]}}}""");
        machine.functions.failing("${a}", 1, "Boom");
        assertThat(machine.outcome("{\"x\": 1}")).isEqualTo("[{\"x\":1},{\"x\":1}]");
        assertThat(machine.functions.called()).containsExactly("${a}", "${a}");
    }

    @Test
    void a_fail_fails_by_what_its_input_says() {
        Machine machine = Machine.ofState("\"Type\": \"Fail\", \"ErrorPath\": \"$.e.Error\", "
                + "\"CausePath\": \"States.Format('because of {}', $.e.n)\"");
        assertThat(machine.run("{\"e\": {\"Error\": \"Boom\", \"n\": 1}}"))
                .isInstanceOfSatisfying(ExecutionResult.Failed.class, failed -> {
                    assertThat(failed.error()).isEqualTo("Boom");
                    assertThat(failed.cause()).isEqualTo("because of 1");
                });
        assertThat(machine.outcome("{\"e\": {\"Error\": 1, \"n\": 1}}")).isEqualTo("States.Runtime");
    }

    @Test
    void no_rule_and_no_default_fail() {
        assertThat(Machine.of("""
                {"StartAt": "C", "States": {
                  "C": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericEquals": 7, "Next": "D"}]},
                  "D": {"Type": "Succeed"}}}""").outcome("{\"n\": 1}")).isEqualTo("States.NoChoiceMatched");
    }

    @Test
    void what_an_invoker_throws_by_mistake_comes_out_as_it_is() {
        IllegalStateException bug = new IllegalStateException("bug");
        Machine machine = Machine.of("""
                {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "${a}", "TimeoutSeconds": 5, "End": true}}},
                  {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}]}}}""").on("${a}", call -> {
            throw bug;
        });
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> machine.run("{}")))
                .isSameAs(bug);
    }

    @Test
    void the_integration_of_lambda_wraps_what_the_function_answers() {
        Machine machine = Machine.ofState("""
                "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "OutputPath": "$", "End": true,
                "Parameters": {"FunctionName.$": "$.f", "Qualifier": "live", "Payload": {"x.$": "$.x"}}""");
        assertThat(machine.outcome("{\"f\": \"fn\", \"x\": 1}"))
                .isEqualTo("{\"ExecutedVersion\":\"$LATEST\",\"Payload\":{\"x\":1},\"StatusCode\":200}");
        assertThat(machine.functions.called()).containsExactly("fn:live");
    }

    @Test
    void the_same_seed_gives_the_same_delays() {
        List<Duration> first = jittered();
        assertThat(jittered()).isEqualTo(first);
    }

    private static List<Duration> jittered() {
        JumpingTime time = new JumpingTime();
        Functions functions = new Functions().failing("${a}", 9, "Boom");
        Program program = Program.load(dev.superstep.asl.StateMachine.of(
                "A",
                dev.superstep.asl.Task.of("${a}")
                        .retry(dev.superstep.asl.Retrier.on("Boom")
                                .maxAttempts(5)
                                .fullJitter())));
        new Interpreter(functions, time, new Random(1)).run(program, ExecutionStart.of("m", "r", null));
        return time.sleeps;
    }
}
