package dev.superstep.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.superstep.asl.AslException;
import dev.superstep.asl.AslReader;
import dev.superstep.asl.AslValidator;
import dev.superstep.asl.StateMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.a[ | BAD_PATH",
                "$.a[x] | BAD_PATH",
                "$.a. | BAD_PATH",
                "$a | BAD_PATH",
                "$.a['b | BAD_PATH",
                "$.. | UNSUPPORTED",
                "$.a[0:2] | UNSUPPORTED",
                "$.a[0,2] | UNSUPPORTED",
                "$.a['b','c'] | UNSUPPORTED",
                "$.a[?(@.x)] | UNSUPPORTED",
                "$.a.length() | UNSUPPORTED",
                "States.Nope() | BAD_PATH",
                "States.MathAdd(1) | BAD_PATH",
                "States.MathAdd(1, 2 | BAD_PATH",
                "States.MathAdd(1, 2)) | BAD_PATH",
                "States.MathAdd(1, x) | BAD_PATH",
                "States.Format('{} {}', 1) | BAD_PATH",
                "States.Format('\\x') | BAD_PATH",
                "States.ArrayContains($[0,2].goto[*], 'x') | UNSUPPORTED",
            })
    void an_expression_that_is_wrong_or_left_out_is_refused_before_anything_runs(String expression, String code) {
        String text =
                "{\"StartAt\": \"s\", \"States\": {\"s\": {\"Type\": \"Pass\", \"Parameters\": {\"a\": [{\"x.$\": \""
                        + expression.replace("\\", "\\\\") + "\"}]}, \"End\": true}}}";
        assertThat(problems(text)).isEqualTo(code + " /States/s/Parameters/a/0/x.$");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Resource\": \"arn:aws:states:::sqs:sendMessage\" | UNSUPPORTED /States/s/Resource",
                "\"Resource\": \"arn:aws-cn:states:::lambda:invoke.sync\" | UNSUPPORTED /States/s/Resource",
                "\"Resource\": \"${f}\", \"HeartbeatSeconds\": 5 | UNSUPPORTED /States/s/HeartbeatSeconds",
                "\"Resource\": \"arn:aws:states:::lambda:invoke\" | MISSING_FIELD /States/s/Parameters",
                "\"Resource\": \"arn:aws:states:::lambda:invoke\", \"Parameters\": {\"FunctionName\": \"f\", "
                        + "\"InvocationType\": \"Event\"} | UNSUPPORTED /States/s/Parameters/InvocationType",
                "\"Resource\": \"${f}\", \"ResultPath\": \"$.a['b\" | BAD_PATH /States/s/ResultPath",
                "\"Resource\": \"${f}\", \"InputPath\": \"States.UUID()\" | BAD_PATH /States/s/InputPath",
            })
    void a_task_that_cannot_be_run_is_refused_before_anything_runs(String fields, String problem) {
        assertThat(problems("{\"StartAt\": \"s\", \"States\": {\"s\": {\"Type\": \"Task\", " + fields
                        + ", \"End\": true}}}"))
                .isEqualTo(problem);
    }

    @Test
    void a_machine_that_was_built_wrong_is_refused_with_what_the_validator_says() {
        StateMachine machine = StateMachine.startAt("nowhere");
        AslException e = catchThrowableOfType(AslException.class, () -> Program.load(machine));
        assertThat(e.problems()).isEqualTo(AslValidator.problems(machine));
    }

    private static String problems(String text) {
        AslException e = catchThrowableOfType(AslException.class, () -> Program.load(AslReader.read(text)));
        return String.join(
                ", ",
                e.problems().stream()
                        .map(problem -> problem.code() + " " + problem.at())
                        .toList());
    }
}
