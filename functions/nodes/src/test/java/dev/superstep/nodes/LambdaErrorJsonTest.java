package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.superstep.json.Json;
import dev.superstep.runner.AttemptFailure;
import dev.superstep.runner.Event;
import io.quarkus.amazon.lambda.runtime.FunctionError;
import io.quarkus.funqy.runtime.ApplicationException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LambdaErrorJsonTest {
    private final ObjectMapper mapper = new ObjectMapper();

    LambdaErrorJsonTest() {
        new LambdaJson().customize(mapper);
    }

    @Test
    void a_failure_in_funqys_wrapper_keeps_its_name_and_its_cause() {
        var failure = catchThrowableOfType(AttemptFailure.class, () -> Event.parse("no event"));

        Map<String, Object> sent = sent(new ApplicationException(new LambdaFailure(failure)));

        assertThat(sent).containsExactly(Map.entry("errorType", "BadInput"), Map.entry("errorMessage", failure.json()));
    }

    @Test
    void whatever_else_is_thrown_is_internal() {
        for (Exception other : new Exception[] {
            new IllegalStateException("no function"),
            new ApplicationException(new OutOfMemoryError("heap")),
            new ApplicationException(new RuntimeException("TransientError: a text that looks like ours")),
            new ApplicationException(new LambdaFailure("A_CODE", new IllegalStateException("a fault"))),
            new RuntimeException((String) null),
        }) {
            Map<String, Object> sent = sent(other);
            assertThat(sent).containsOnlyKeys("errorType", "errorMessage").containsEntry("errorType", "InternalError");
            assertThat(Json.parseObject((String) sent.get("errorMessage"))).containsOnlyKeys("code", "message");
        }
    }

    @Test
    void a_long_text_is_cut_before_it_becomes_json() {
        String message =
                (String) sent(new IllegalStateException("\"".repeat(300_000))).get("errorMessage");

        assertThat(message.length()).isLessThan(10_000);
        assertThat(Json.parseObject(message)).containsEntry("code", "UNEXPECTED");
    }

    /** As Quarkus's loop does it. */
    private Map<String, Object> sent(Exception thrown) {
        try {
            FunctionError error = new FunctionError(thrown.getClass().getName(), thrown.getMessage());
            return Json.parseObject(mapper.writeValueAsString(error));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
