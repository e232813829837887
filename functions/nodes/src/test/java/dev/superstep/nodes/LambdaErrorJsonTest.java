package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.superstep.json.Json;
import io.quarkus.amazon.lambda.runtime.FunctionError;
import io.quarkus.funqy.runtime.ApplicationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LambdaErrorJsonTest {
    private final ObjectMapper mapper = new ObjectMapper();

    LambdaErrorJsonTest() {
        new LambdaJson().customize(mapper);
    }

    @ParameterizedTest
    @EnumSource
    void a_failure_in_funqys_wrapper_keeps_its_type(ErrorType type) {
        var failure = new LambdaFailure(type, "A_CODE", "refine", "what: \"happened\"", null);

        Map<String, Object> sent = sent(new ApplicationException(failure));

        assertThat(sent)
                .containsExactly(
                        Map.entry("errorType", type.lambdaName()),
                        Map.entry(
                                "errorMessage",
                                "{\"code\":\"A_CODE\",\"node\":\"refine\",\"text\":\"what: \\\"happened\\\"\"}"));
    }

    @Test
    void whatever_else_is_thrown_is_internal() {
        for (Exception other : new Exception[] {
            new IllegalStateException("no function"),
            new ApplicationException(new OutOfMemoryError("heap")),
            new ApplicationException(new RuntimeException("Superstep.Transient: a text that looks like ours")),
            new RuntimeException((String) null),
        }) {
            Map<String, Object> sent = sent(other);
            assertThat(sent).containsEntry("errorType", "Superstep.Internal");
            assertThat(Json.parseObject((String) sent.get("errorMessage")))
                    .containsEntry("code", "UNEXPECTED")
                    .extractingByKey("text")
                    .asString()
                    .startsWith(other.getClass().getName() + ": ");
        }
    }

    @Test
    void a_long_text_is_cut_before_it_becomes_json() {
        var failure = new LambdaFailure(ErrorType.NODE_ERROR, "NODE_FAILED", "a", "\"".repeat(300_000), null);

        String message = (String) sent(new ApplicationException(failure)).get("errorMessage");

        assertThat(message.length()).isLessThan(10_000);
        assertThat(Json.parseObject(message)).containsEntry("code", "NODE_FAILED");
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
