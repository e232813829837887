package dev.superstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.json.Json;
import dev.superstep.testkit.FunctionError;
import dev.superstep.testkit.LambdaInvokeServer;
import dev.superstep.testkit.Oracle;
import dev.superstep.testkit.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the generated definitions ask of an oracle, one thing at a time. */
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class OracleMachineryTest {
    private static final String FLAKY = """
            {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "A", "States": {"A": {
              "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:flaky", "End": true,
              "Parameters": {"retry.$": "$$.State.RetryCount", "name.$": "$$.Execution.Name",
                "input.$": "$$.Execution.Input", "started.$": "$$.Execution.StartTime"},
              "Retry": [{"ErrorEquals": ["Flaky", "Lambda.TooManyRequestsException"],
                "IntervalSeconds": 1, "MaxAttempts": 5, "BackoffRate": 1.0}]}}}]}}}
            """;
    private static final String EMPTY_WILDCARD = """
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true, "Parameters": {"found.$": "$.list[*].of[*]"}}}}
            """;

    @ParameterizedTest
    @EnumSource
    void errors_are_retried_by_name_and_the_context_is_right_in_a_branch(Oracle.Kind kind) throws Exception {
        try (LambdaInvokeServer lambda = LambdaInvokeServer.start()) {
            lambda.serve("flaky", event -> {
                if (event.contains("\"retry\":0") || event.contains("\"retry\": 0")) {
                    throw new FunctionError("Flaky", "once");
                }
                if (event.contains("\"retry\":1") || event.contains("\"retry\": 1")) {
                    throw ServiceError.tooManyRequests();
                }
                return event;
            });

            Map<?, ?> seen = (Map<?, ?>) Json.asList(output(run(kind, lambda, FLAKY, "{\"topic\":\"é\"}")))
                    .getFirst();

            assertThat(seen.get("retry")).isEqualTo(2L);
            assertThat(seen.get("name")).isEqualTo("run-1");
            assertThat(seen.get("input")).isEqualTo(Map.of("topic", "é"));
            assertThat(seen.get("started")).asString().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_functions_error_ends_the_execution_with_its_type_and_what_it_said(Oracle.Kind kind) throws Exception {
        try (LambdaInvokeServer lambda = LambdaInvokeServer.start()) {
            lambda.serve("flaky", event -> {
                throw new FunctionError("NodeError", "{\"node\":\"é\"}");
            });

            Oracle.Execution ended = run(kind, lambda, FLAKY, "{}");

            assertThat(ended.status()).isEqualTo("FAILED");
            assertThat(ended.error()).isEqualTo("NodeError");
            assertThat(Json.parse(ended.cause()))
                    .isEqualTo(Json.object("errorType", "NodeError", "errorMessage", "{\"node\":\"é\"}"));
            assertThat(ended.states()).containsExactly("P", "A");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_path_of_many_values_that_finds_none_gives_an_empty_list(Oracle.Kind kind) throws Exception {
        try (LambdaInvokeServer lambda = LambdaInvokeServer.start()) {
            Oracle.Execution ended = run(kind, lambda, EMPTY_WILDCARD, "{\"list\":[{\"of\":[]},{}]}");

            assertThat(output(ended)).isEqualTo(Json.object("found", List.of()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_malformed_definition_is_refused(Oracle.Kind kind) throws Exception {
        try (LambdaInvokeServer lambda = LambdaInvokeServer.start()) {
            assertThat(run(kind, lambda, "{\"StartAt\":\"A\"}", "{}").status()).isEqualTo("REFUSED");
        }
    }

    private static Oracle.Execution run(Oracle.Kind kind, LambdaInvokeServer lambda, String definition, String input)
            throws ExecutionException, InterruptedException {
        try (Oracle oracle = Oracle.start(kind, lambda.uri())) {
            return oracle.run(definition, input, "run-1").get();
        }
    }

    private static Object output(Oracle.Execution ended) {
        return Json.parse(ended.output().orElseThrow(() -> new AssertionError(ended.error() + ": " + ended.cause())));
    }
}
