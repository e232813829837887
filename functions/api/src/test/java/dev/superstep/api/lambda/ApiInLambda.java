package dev.superstep.api.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.superstep.json.Json;
import dev.superstep.testkit.LambdaEmulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole requests to the executable of the API in AWS's own Lambda emulator, in the form in which API Gateway sends them.
 *
 * <p>Only where {@code -Dapi.command=} names one, as the native profile does: on the JVM nothing but Amazon's runtime would
 * ask for events.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiInLambda {
    @TempDir
    static Path folder;

    private LambdaEmulator lambda;

    /** Starts what the API needs, and says what it is told. */
    abstract Map<String, String> deployed() throws Exception;

    /** Ends what was started. */
    abstract void end();

    @BeforeAll
    final void start() throws Exception {
        String command = System.getProperty("api.command", "");
        assumeThat(command).as("-Dapi.command= names an executable").isNotEmpty();
        Path binary = Path.of(System.getProperty("lambda.emulator"));
        assumeThat(Files.isExecutable(binary))
                .as("there is an emulator at %s; tools/lambda-emulator fetches it", binary)
                .isTrue();
        Map<String, String> environment = new TreeMap<>(deployed());
        environment.put("SUPERSTEP_TABLE_CREATE", "true");
        environment.put("SUPERSTEP_EVENTS_FOLLOW", "false");
        lambda = LambdaEmulator.start(binary, command, folder, environment);
    }

    @AfterAll
    final void stop() {
        if (lambda != null) {
            lambda.close();
            end();
        }
    }

    /** What comes back. */
    record Answer(int status, Map<String, Object> headers, String body) {
        Map<String, Object> json() {
            return Json.parseObject(body);
        }

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.valueOf(header.getValue()))
                    .findFirst()
                    .orElse("");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequential", "parallel", "loop", "recovery", "news", "blog"})
    void a_run_is_started_and_found(String workflow) throws Exception {
        String path = started(workflow);

        Map<String, Object> run = ended(path);

        assertThat(run).containsEntry("status", "SUCCEEDED").containsEntry("workflow", workflow);
        assertThat(get(path + "/report").json()).containsEntry("success", true).containsKey("node_details");
        assertThat(get(path + "/events").body()).contains("event:");
        assertThat(get("/workflows/" + workflow + "/runs").body()).contains("\"SUCCEEDED\"");
        assertThat(get("/workflows/" + workflow).json()).containsKeys("asl", "channels", "plan");
    }

    @Test
    void a_person_decides() throws Exception {
        String path = started("routing");
        until(path, List.of("WAITING"));

        assertThat(get("/approvals").body()).contains("approval_check");
        Answer decided = request(
                "POST",
                path + "/approvals/approval_check",
                "",
                "{\"decision\": \"APPROVE\", \"decided_by\": \"Ann\", \"comment\": \"fine\"}");

        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        assertThat(ended(path)).containsEntry("status", "SUCCEEDED");
        assertThat(request("POST", path + "/redrive", "", "{}").status()).isEqualTo(409);
    }

    @Test
    void a_run_is_forked_and_one_that_has_ended_is_not_cancelled() throws Exception {
        String path = started("sequential");
        ended(path);

        assertThat(request("POST", path + "/cancel", "", "{}").status()).isEqualTo(409);
        Answer fork = request("POST", path + "/fork", "", "{\"superstep\": 2}");

        assertThat(fork.status()).as(fork.body()).isEqualTo(202);
        assertThat(ended(location(fork))).containsEntry("status", "SUCCEEDED");
    }

    @Test
    void lists_and_summaries_are_answered() throws Exception {
        for (String path : List.of("/workflows", "/runs", "/summary", "/system", "/approvals")) {
            assertThat(get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void the_description_is_there() throws Exception {
        Answer description = request("GET", "/q/openapi", "format=json", "");

        assertThat(description.status()).isEqualTo(200);
        assertThat(description.json()).containsKeys("openapi", "paths", "components");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /none                                                 |          | 404 | NOT_FOUND",
                "GET  | /workflows/none                                       |          | 404 | NOT_FOUND",
                "GET  | /workflows/loop/runs/none                             |          | 404 | NOT_FOUND",
                "POST | /workflows/loop/runs                                  | {}       | 400 | BAD_INPUT",
                "POST | /workflows/loop/runs                                  | {no json | 400 | MALFORMED_JSON",
                "POST | /workflows/routing/runs/none/approvals/approval_check | {}       | 400 | BAD_REQUEST",
            })
    void a_refusal_is_a_problem(String method, String path, String body, int status, String code) throws Exception {
        Answer refused = request(method, path, "", body == null ? "" : body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.header("content-type")).startsWith("application/problem+json");
        assertThat(refused.json())
                .containsEntry("status", (long) status)
                .containsEntry("code", code)
                .containsKeys("type", "title", "detail");
    }

    /** Starts a run with a workflow's sample. */
    private String started(String workflow) throws Exception {
        String sample = Files.readString(Path.of("../../events/" + workflow + ".json"));
        Answer started = request("POST", "/workflows/" + workflow + "/runs", "", sample);
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        return location(started);
    }

    private static String location(Answer answer) {
        String location = answer.header("location");
        return location.substring(location.indexOf("/workflows/"));
    }

    private Map<String, Object> ended(String path) throws Exception {
        return until(path, List.of("SUCCEEDED", "FAILED", "CANCELLED"));
    }

    private Map<String, Object> until(String path, List<String> statuses) throws Exception {
        while (true) {
            Map<String, Object> run = get(path).json();
            if (statuses.contains(String.valueOf(run.get("status")))) {
                return run;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private Answer get(String path) throws IOException, InterruptedException {
        return request("GET", path, "", "");
    }

    final Answer request(String method, String path, String query, String body)
            throws IOException, InterruptedException {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("host", "example.execute-api.us-east-1.amazonaws.com");
        headers.put("accept", "*/*");
        if (!body.isEmpty()) {
            headers.put("content-type", "application/json");
            headers.put("content-length", "" + body.getBytes(StandardCharsets.UTF_8).length);
        }
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", "$default");
        event.put("rawPath", path);
        event.put("rawQueryString", query);
        event.put("headers", headers);
        event.put(
                "requestContext",
                Json.object(
                        "domainName",
                        "example.execute-api.us-east-1.amazonaws.com",
                        "http",
                        Json.object("method", method, "path", path, "protocol", "HTTP/1.1", "sourceIp", "192.0.2.1"),
                        "stage",
                        "$default"));
        event.put("isBase64Encoded", false);
        if (!body.isEmpty()) {
            event.put("body", body);
        }
        return answer(Json.parseObject(lambda.invoke(Json.print(event))));
    }

    private static Answer answer(Map<String, Object> sent) {
        assertThat(sent).containsKey("statusCode");
        String body = (String) sent.get("body");
        String text = body == null
                ? ""
                : Boolean.TRUE.equals(sent.get("isBase64Encoded"))
                        ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                        : body;
        Map<String, Object> headers = new LinkedHashMap<>();
        for (String kind : List.of("headers", "multiValueHeaders")) {
            if (sent.get(kind) instanceof Map<?, ?> found) {
                found.forEach((name, value) -> headers.put(String.valueOf(name), value));
            }
        }
        return new Answer(((Long) sent.get("statusCode")).intValue(), headers, text);
    }
}
