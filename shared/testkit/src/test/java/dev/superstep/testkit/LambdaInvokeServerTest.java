package dev.superstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaInvokeServerTest {
    private final LambdaInvokeServer server = LambdaInvokeServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"echo", "echo:live", "123456789012:function:echo", "arn:aws:lambda:us-east-1:1:function:echo:7"})
    void a_function_is_called_by_name_or_arn(String reference) throws Exception {
        server.serve("echo", event -> event);

        HttpResponse<String> answer = invoke(reference, "{\"é\":1}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"é\":1}");
        assertThat(answer.headers().firstValue("X-Amz-Function-Error")).isEmpty();
    }

    @Test
    void what_a_function_throws_is_a_function_error() throws Exception {
        server.serve("bad", event -> {
            throw new FunctionError("NodeFailed", "say \"why\"\n");
        });

        HttpResponse<String> answer = invoke("bad", "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
        assertThat(answer.body()).isEqualTo("{\"errorType\":\"NodeFailed\",\"errorMessage\":\"say \\\"why\\\"\\n\"}");
    }

    @Test
    void an_unforeseen_exception_is_named_after_its_class() throws Exception {
        server.serve("bad", event -> {
            throw new IllegalStateException("no");
        });

        assertThat(invoke("bad", "{}").body()).contains("\"errorType\":\"java.lang.IllegalStateException\"");
    }

    @Test
    void a_service_error_has_a_status_and_a_name() throws Exception {
        server.serve("busy", event -> {
            throw ServiceError.tooManyRequests();
        });

        HttpResponse<String> answer = invoke("busy", "{}");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("X-Amzn-ErrorType")).contains("TooManyRequestsException");
    }

    @Test
    void an_unknown_function_is_not_found() throws Exception {
        HttpResponse<String> answer = invoke("none", "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("X-Amzn-ErrorType")).contains("ResourceNotFoundException");
    }

    private HttpResponse<String> invoke(String reference, String event) throws IOException, InterruptedException {
        String path = "/2015-03-31/functions/" + URLEncoder.encode(reference, StandardCharsets.UTF_8) + "/invocations";
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
