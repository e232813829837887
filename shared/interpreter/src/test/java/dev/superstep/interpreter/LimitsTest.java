package dev.superstep.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private static String text(int bytes) {
        return "\"" + "x".repeat(bytes - 2) + "\"";
    }

    private static String task(String fields) {
        return "\"Type\": \"Task\", \"Resource\": \"${a}\", \"Catch\": [], " + fields + " \"End\": true";
    }

    @Test
    void an_input_may_have_as_many_bytes_as_the_limit_and_not_one_more() {
        Machine machine = Machine.ofState("\"Type\": \"Succeed\"");
        assertThat(machine.outcome(text(262_144))).hasSize(262_144);
        assertThat(machine.outcome(text(262_145))).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void bytes_are_counted_in_utf_8() {
        Machine machine = Machine.ofState("\"Type\": \"Succeed\"");
        assertThat(machine.outcome("\"" + "é".repeat(131_072) + "\"")).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void a_result_that_is_too_large_fails_the_execution_whatever_is_caught() {
        Machine machine = Machine.of("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Task", "Resource": "${a}", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "D"}], "End": true},
                  "D": {"Type": "Succeed"}}}""").on("${a}", call -> "x".repeat(270_000));
        assertThat(machine.outcome("{}")).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void an_effective_input_that_is_too_large_calls_nobody() {
        Machine machine = Machine.ofState(task("\"Parameters\": {\"a.$\": \"$\", \"b.$\": \"$\"},"));
        assertThat(machine.outcome(text(200_000))).isEqualTo("States.DataLimitExceeded");
        assertThat(machine.functions.calls()).isEmpty();
    }

    @Test
    void an_output_that_is_too_large_fails_though_its_parts_are_not() {
        Machine machine = Machine.ofState(task("\"ResultPath\": \"$.b\",")).on("${a}", call -> "x".repeat(150_000));
        assertThat(machine.outcome("{\"a\": " + text(150_000) + "}")).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void a_fixed_result_that_is_too_large_fails_too() {
        Machine machine = Machine.ofState("\"Type\": \"Pass\", \"Result\": " + text(270_000) + ", \"End\": true");
        assertThat(machine.outcome("{}")).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void the_results_of_branches_count_together() {
        Machine machine = Machine.of("""
                {"StartAt": "P", "States": {"P": {"Type": "Parallel", "OutputPath": "$[0]", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}},
                  {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}]}}}""");
        assertThat(machine.outcome(text(200_000))).isEqualTo("States.DataLimitExceeded");
    }

    /** Counted by hand from the service's documentation of history events. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Type\": \"Pass\", \"End\": true | 4 | 1",
                "\"Type\": \"Succeed\" | 4 | 1",
                "\"Type\": \"Wait\", \"Seconds\": 1, \"End\": true | 4 | 1",
                "\"Type\": \"Fail\" | 3 | 1",
                "\"Type\": \"Task\", \"Resource\": \"${ok}\", \"End\": true | 7 | 1",
                "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", "
                        + "\"Parameters\": {\"FunctionName\": \"ok\"}, \"End\": true | 7 | 1",
                // entered, 3 attempts of 3, exited
                "\"Type\": \"Task\", \"Resource\": \"${twice}\", \"Retry\": [{\"ErrorEquals\": [\"Boom\"]}], \"End\": true | 13 | 3",
                // entered, started, 2 tasks of 5, succeeded, exited
                "\"Type\": \"Parallel\", \"Branches\": [{\"StartAt\": \"a\", \"States\": {\"a\": {\"Type\": \"Task\", "
                        + "\"Resource\": \"${ok}\", \"End\": true}}}, {\"StartAt\": \"b\", \"States\": {\"b\": {\"Type\": "
                        + "\"Task\", \"Resource\": \"${ok}\", \"End\": true}}}], \"End\": true | 16 | 3",
                // entered, started, 3 iterations of 2 and a task of 5, succeeded, exited
                "\"Type\": \"Map\", \"ItemsPath\": \"$.l\", \"ItemProcessor\": {\"StartAt\": \"w\", \"States\": {\"w\": "
                        + "{\"Type\": \"Task\", \"Resource\": \"${ok}\", \"End\": true}}}, \"End\": true | 27 | 4",
                // entered; failed for good: started, scheduled, failed
                "\"Type\": \"Task\", \"Resource\": \"${never}\", \"End\": true | 6 | 1",
            })
    void history_events_and_transitions_are_counted_as_the_service_does(String state, long events, long transitions) {
        Machine machine = Machine.ofState(state);
        machine.functions.failing("${twice}", 2, "Boom").failing("${never}", 99, "Boom");
        assertThat(machine.run("{\"l\": [1, 2, 3]}").usage()).isEqualTo(new ExecutionResult.Usage(transitions, events));
    }

    @Test
    void a_history_that_is_full_fails_the_execution_with_its_last_event() {
        Machine machine = Machine.of("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Task", "Resource": "${a}", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "D"}], "Next": "C"},
                  "C": {"Type": "Choice", "Choices": [{"Variable": "$.stop", "BooleanEquals": true, "Next": "D"}], "Default": "A"},
                  "D": {"Type": "Succeed"}}}""");
        assertThat(machine.run("{\"stop\": false}")).isInstanceOfSatisfying(ExecutionResult.Failed.class, failed -> {
            assertThat(failed.error()).isEqualTo("States.Runtime");
            assertThat(failed.cause()).isEqualTo("The execution reached the maximum number of history events (25000).");
            assertThat(failed.usage().events()).isEqualTo(25_000);
        });
        assertThat(machine.functions.calls()).hasSizeBetween(3_570, 3_572);
    }

    @Test
    void the_history_s_limit_is_a_setting() {
        Machine machine = Machine.ofState("\"Type\": \"Pass\", \"End\": true");
        assertThat(machine.limits(Limits.OF_THE_SERVICE.historyEvents(4)).outcome("1"))
                .isEqualTo("1");
        assertThat(machine.limits(Limits.OF_THE_SERVICE.historyEvents(3)).outcome("1"))
                .isEqualTo("States.Runtime");
    }

    @Test
    void what_happens_is_heard_in_order_with_what_flows() {
        Machine machine = Machine.of("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Task", "Resource": "${a}", "Retry": [{"ErrorEquals": ["Boom"], "MaxAttempts": 1}],
                    "Catch": [{"ErrorEquals": ["Boom"], "ResultPath": null, "Next": "F"}], "End": true},
                  "F": {"Type": "Fail", "Error": "E", "Cause": "c"}}}""");
        machine.functions.failing("${a}", 9, "Boom");
        machine.run("1");
        assertThat(machine.events)
                .containsExactly(
                        new ExecutionEvent.Entered(1, "A", 1L),
                        new ExecutionEvent.Retried(2, 1, "A", "Boom", "no", 1, java.time.Duration.ofSeconds(1)),
                        new ExecutionEvent.Caught(3, 1, "A", "Boom", "no", "F"),
                        new ExecutionEvent.Exited(4, 1, "A", 1L),
                        new ExecutionEvent.Entered(5, "F", 1L),
                        new ExecutionEvent.Failed(6, 5, "F", "E", "c"));
    }
}
