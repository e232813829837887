package dev.superstep.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AslReaderTest {
    private static final String GOOD = """
            {"StartAt": "A", "States": {
              "A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:a", "TimeoutSeconds": 30,
                "Retry": [{"ErrorEquals": ["X"], "BackoffRate": 2}, {"ErrorEquals": ["States.ALL"]}], "Next": "C"},
              "C": {"Type": "Choice", "Choices": [{"Variable": "$.goto", "StringEquals": "p", "Next": "P"}], "Default": "D"},
              "P": {"Type": "Parallel", "Branches": [
                {"StartAt": "P1", "States": {"P1": {"Type": "Pass", "End": true}}},
                {"StartAt": "P2", "States": {"P2": {"Type": "Pass", "End": true}}}], "Next": "M"},
              "M": {"Type": "Map", "ItemsPath": "$.sends", "ItemProcessor":
                {"StartAt": "M1", "States": {"M1": {"Type": "Pass", "End": true}}}, "Next": "H"},
              "H": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                "Parameters": {"FunctionName": "h", "Payload": {"token.$": "$$.Task.Token"}}, "Next": "D"},
              "D": {"Type": "Succeed"}}}
            """;

    @Test
    void a_good_definition_is_read() {
        assertThat(AslReader.read(GOOD).allNames()).containsExactly("A", "C", "P", "M", "H", "D", "P1", "P2", "M1");
    }

    /** One thing in the good definition is replaced, and exactly one problem must come of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Next\": \"C\" | \"Next\": \"Nope\" | UNKNOWN_STATE /States/A, UNREACHABLE_STATE /States/C, "
                        + "UNREACHABLE_STATE /States/P, UNREACHABLE_STATE /States/M, UNREACHABLE_STATE /States/H, "
                        + "UNREACHABLE_STATE /States/D",
                "\"StartAt\": \"A\" | \"StartAt\": \"C\" | UNREACHABLE_STATE /States/A",
                "\"StartAt\": \"A\", | `` | MISSING_FIELD `` `` ",
                "\"P2\" | \"P1\" | DUPLICATE_STATE /States/P/Branches/1/States/P1",
                "\"StringEquals\": \"p\", | `` | MISSING_FIELD /States/C/Choices/0",
                "\"StringEquals\": \"p\" | \"StringEquals\": 7 | WRONG_TYPE /States/C/Choices/0/StringEquals",
                "arn:aws:lambda:us-east-1:123456789012:function:a | lambda:a | BAD_VALUE /States/A/Resource",
                "$.sends | sends | BAD_PATH /States/M/ItemsPath",
                "$.sends | $.sends[*] | BAD_PATH /States/M/ItemsPath",
                "\"ItemsPath\" | \"ItemPath\" | UNKNOWN_FIELD /States/M/ItemPath",
                "\"ItemsPath\": \"$.sends\" | \"ItemBatcher\": {} | UNSUPPORTED /States/M/ItemBatcher",
                "\"ItemsPath\" | \"Items\" | UNSUPPORTED /States/M/Items",
                "{\"ErrorEquals\": [\"X\"], \"BackoffRate\": 2} | {\"ErrorEquals\": [\"States.ALL\"]} "
                        + "| BAD_ERROR_NAME /States/A/Retry/0/ErrorEquals",
                "\"X\" | \"States.Nonsense\" | BAD_ERROR_NAME /States/A/Retry/0/ErrorEquals",
                "\"BackoffRate\": 2 | \"BackoffRate\": 0.5 | BAD_VALUE /States/A/Retry/0/BackoffRate",
                "\"BackoffRate\": 2 | \"JitterStrategy\": \"SOME\" | BAD_VALUE /States/A/Retry/0",
                "\"TimeoutSeconds\": 30 | \"TimeoutSeconds\": 0 | BAD_VALUE /States/A/TimeoutSeconds",
                "\"TimeoutSeconds\": 30 | \"TimeoutSeconds\": 99999999999 | BAD_VALUE /States/A/TimeoutSeconds",
                "\"TimeoutSeconds\": 30 | \"TimeoutSeconds\": \"30\" | WRONG_TYPE /States/A/TimeoutSeconds",
                "\"TimeoutSeconds\": 30 | \"TimeoutSeconds\": 5, \"HeartbeatSeconds\": 5 "
                        + "| BAD_VALUE /States/A/HeartbeatSeconds",
                "\"TimeoutSeconds\": 30 | \"TimeoutSeconds\": 5, \"TimeoutSecondsPath\": \"$.t\" "
                        + "| CONFLICTING_FIELDS /States/A",
                "\"TimeoutSeconds\": 30 | \"Assign\": {} | UNSUPPORTED /States/A/Assign",
                "\"TimeoutSeconds\": 30 | \"QueryLanguage\": \"JSONata\" | UNSUPPORTED /States/A/QueryLanguage",
                "\"TimeoutSeconds\": 30 | \"Parameters\": {\"a.$\": 1} | WRONG_TYPE /States/A/Parameters/a.$",
                "\"TimeoutSeconds\": 30 | \"Parameters\": {\"a.$\": \"b\"} | BAD_PATH /States/A/Parameters/a.$",
                "\"TimeoutSeconds\": 30 | \"Parameters\": {\"a\": [{\"b\": \"$.b\"}]} | BAD_PATH /States/A/Parameters/a/0/b",
                "\"TimeoutSeconds\": 30 | \"Parameters\": {\"a\": 1, \"a.$\": \"$\"} "
                        + "| CONFLICTING_FIELDS /States/A/Parameters/a.$",
                "\"$$.Task.Token\" | \"$.token\" | TOKEN_NOT_PASSED /States/H/Parameters",
                "\"Type\": \"Succeed\" | \"Type\": \"Success\" | BAD_VALUE /States/D",
                "\"Type\": \"Succeed\" | \"Type\": \"Wait\", \"End\": true | MISSING_FIELD /States/D",
                "\"Type\": \"Succeed\" | \"Type\": \"Pass\" | MISSING_FIELD /States/D",
                "\"Type\": \"Succeed\" | \"Type\": \"Pass\", \"End\": false | BAD_VALUE /States/D",
                "\"Type\": \"Succeed\" | \"Type\": \"Pass\", \"Next\": \"A\" | NO_TERMINAL_STATE /States",
                "\"Type\": \"Succeed\" | \"Type\": \"Succeed\", \"Next\": \"A\" | UNKNOWN_FIELD /States/D/Next",
                "\"Type\": \"Succeed\" | \"Type\": \"Pass\", \"ResultSelector\": {}, \"End\": true "
                        + "| UNKNOWN_FIELD /States/D/ResultSelector",
            })
    void each_mistake_is_told_by_code_and_place(String what, String by, String problems) {
        assertThat(GOOD).contains(what);
        assertThat(problemsOf(GOOD.replace(what, by == null ? "" : by)))
                .containsExactlyInAnyOrder(problems.replace("`", "").strip().split(", "));
    }

    @Test
    void all_problems_are_told_at_once() {
        String text = GOOD.replace("\"Default\": \"D\"", "\"Default\": \"Nope\", \"Assign\": {}")
                .replace("\"BackoffRate\": 2", "\"BackoffRate\": \"2\", \"MaxAttempts\": -1");
        assertThat(problemsOf(text))
                .containsExactlyInAnyOrder(
                        "UNKNOWN_STATE /States/C",
                        "UNSUPPORTED /States/C/Assign",
                        "WRONG_TYPE /States/A/Retry/0/BackoffRate",
                        "BAD_VALUE /States/A/Retry/0/MaxAttempts");
    }

    @Test
    void text_that_is_no_json_is_refused_and_so_is_a_state_named_twice_in_one_machine() {
        assertThat(problemsOf("{")).containsExactly("NOT_JSON");
        assertThat(problemsOf("[]")).contains("WRONG_TYPE");
        assertThat(problemsOf("""
                {"StartAt": "A", "States": {"A": {"Type": "Succeed"}, "A": {"Type": "Succeed"}}}""")).containsExactly("NOT_JSON");
    }

    @Test
    void a_message_says_what_is_wrong_and_where() {
        AslException e = refusal(GOOD.replace("\"ItemsPath\"", "\"ItemPath\""));
        assertThat(e).hasMessage("UNKNOWN_FIELD: no such field is known here, at /States/M/ItemPath");
    }

    @Test
    void a_machine_that_was_built_wrong_is_told_by_the_validator() {
        StateMachine machine = StateMachine.startAt("A")
                .state(
                        "A",
                        Wait.seconds(-1)
                                .withFlow(Flow.IDENTITY.withResultPath(null))
                                .next("x".repeat(81)))
                .state("x".repeat(81), Parallel.of(List.of()));
        assertThat(AslValidator.problems(machine).stream().map(AslProblem::code))
                .containsExactly(
                        AslProblem.Code.UNKNOWN_FIELD,
                        AslProblem.Code.BAD_VALUE,
                        AslProblem.Code.BAD_STATE_NAME,
                        AslProblem.Code.EMPTY);
    }

    private static List<String> problemsOf(String text) {
        return refusal(text).problems().stream()
                .map(problem -> (problem.code() + " " + problem.at()).strip())
                .toList();
    }

    private static AslException refusal(String text) {
        return catchThrowableOfType(AslException.class, () -> AslReader.read(text));
    }
}
