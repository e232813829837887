package dev.superstep.offlinemodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenAI's protocol; what is answered does not matter here. */
class OfflineModelTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OfflineModel server = OfflineModel.start(new ExtractiveModel(sentence -> new float[] {1}));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    @Test
    void a_completion_is_as_openai_s_with_the_model_s_own_name_and_usage() throws Exception {
        JsonNode answer = ask("""
                {"model": "gpt-4o-mini", "messages": [
                  {"role": "system", "content": "Be brief."},
                  {"role": "user", "content": "One two three. Four five six."}
                ]}""");

        assertThat(answer.path("object").asText()).isEqualTo("chat.completion");
        assertThat(answer.path("id").asText()).isNotEmpty();
        assertThat(answer.path("model").asText()).isEqualTo(OfflineModel.NAME).startsWith("offline");
        JsonNode choice = answer.path("choices").path(0);
        assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
        assertThat(choice.path("message").path("role").asText()).isEqualTo("assistant");
        assertThat(choice.path("message").path("content").asText()).isEqualTo("One two three. Four five six.");
        assertThat(answer.path("usage").path("prompt_tokens").asInt()).isEqualTo(8);
        assertThat(answer.path("usage").path("completion_tokens").asInt()).isEqualTo(8);
        assertThat(answer.path("usage").path("total_tokens").asInt()).isEqualTo(16);
    }

    @Test
    void content_may_be_in_parts() throws Exception {
        JsonNode answer = ask("""
                {"messages": [{"role": "user", "content": [{"type": "text", "text": "One two three."}]}]}""");

        assertThat(answer.path("choices")
                        .path(0)
                        .path("message")
                        .path("content")
                        .asText())
                .isEqualTo("One two three.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no json | no JSON",
                "[1] | no JSON object",
                "{} | no message",
                "{\"messages\":[{\"role\":\"system\",\"content\":\"a\"}]} | no message",
                "{\"messages\":[{\"role\":\"user\",\"content\":null}]} | no content",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\"}]}]} | only text",
                "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]} | streams"
            })
    void a_bad_request_is_refused_as_openai_does(String body, String message) throws Exception {
        assertError(post("/chat/completions", body), 400, "invalid_request_error", message);
    }

    @Test
    void a_request_has_a_limit() throws Exception {
        assertError(
                post("/chat/completions", "x".repeat(ChatServer.MOST_BYTES + 1)),
                413,
                "invalid_request_error",
                "more than 1048576 bytes");
    }

    @Test
    void another_path_is_not_there() throws Exception {
        assertError(post("/embeddings", "{}"), 404, "invalid_request_error", "only /v1/chat/completions");
    }

    @Test
    void another_method_is_not_allowed() throws Exception {
        HttpRequest get = HttpRequest.newBuilder(URI.create(server.url() + "/chat/completions"))
                .build();

        assertError(client.send(get, BodyHandlers.ofString()), 405, "invalid_request_error", "only POST");
    }

    @Test
    void a_fault_of_the_model_is_a_server_error() throws Exception {
        try (OfflineModel broken = OfflineModel.start(new ExtractiveModel(sentence -> {
            throw new UnsatisfiedLinkError("no native library");
        }))) {
            HttpRequest request = request(
                    broken, "/chat/completions", "{\"messages\":[{\"role\":\"user\",\"content\":\"One two three.\"}]}");

            assertError(client.send(request, BodyHandlers.ofString()), 500, "server_error", "no native library");
        }
    }

    @Test
    void only_this_machine_reaches_it() throws Exception {
        assertThat(InetAddress.getByName(server.url().getHost()).isLoopbackAddress())
                .isTrue();
    }

    private JsonNode ask(String body) throws Exception {
        HttpResponse<String> response = post("/chat/completions", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(request(server, path, body), BodyHandlers.ofString());
    }

    private static HttpRequest request(OfflineModel server, String path, String body) {
        return HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static void assertError(HttpResponse<String> response, int status, String type, String message)
            throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode error = JSON.readTree(response.body()).path("error");
        assertThat(error.path("type").asText()).isEqualTo(type);
        assertThat(error.path("message").asText()).contains(message);
    }
}
