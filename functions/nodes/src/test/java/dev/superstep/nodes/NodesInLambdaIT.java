package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.superstep.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The packaged artifact in AWS's own Lambda emulator, which {@code tools/lambda-emulator} fetches.
 *
 * <p>It is the JVM artifact, or whatever command {@code -Dnodes.command=} names, for example the native executable.
 */
class NodesInLambdaIT {
    @TempDir
    static Path folder;

    private static Emulator lambda;

    @BeforeAll
    static void start() throws Exception {
        Path binary = Path.of(System.getProperty("lambda.emulator"));
        assumeThat(Files.isExecutable(binary))
                .as("there is an emulator at %s; tools/lambda-emulator fetches it", binary)
                .isTrue();
        lambda = Emulator.start(
                binary,
                System.getProperty("nodes.command"),
                folder,
                Map.of("SUPERSTEP_WORKFLOW", "iterative_search", "SUPERSTEP_NODE", "refine_query"));
    }

    @AfterAll
    static void stop() {
        if (lambda != null) {
            lambda.close();
        }
    }

    @Test
    void the_environment_names_the_node_and_numbers_stay_exact() throws Exception {
        assertThat(lambda.invoke("{\"one\":1,\"other\":1.0}"))
                .isEqualTo("{\"workflow\":\"iterative_search\",\"node\":\"refine_query\","
                        + "\"event\":{\"one\":1,\"other\":1.0}}");
    }

    @Test
    void an_input_that_looks_like_a_queues_event_is_an_ordinary_input() throws Exception {
        assertThat(lambda.invoke("{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"x\"}]}"))
                .contains("\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"x\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fail\":\"x\"} | Superstep.NodeError | NODE_FAILED   | refine_query",
                "[1]              | Superstep.BadInput  | NOT_AN_OBJECT | refine_query",
                "{no json         | Superstep.Internal  | UNEXPECTED    | ''",
            })
    void a_failure_has_a_type_of_ours_and_a_message_in_json(String event, String type, String code, String node)
            throws Exception {
        Map<String, Object> answer = Json.parseObject(lambda.invoke(event));

        assertThat(answer).containsOnlyKeys("errorType", "errorMessage").containsEntry("errorType", type);
        assertThat(Json.parseObject((String) answer.get("errorMessage")))
                .containsEntry("code", code)
                .containsEntry("node", node)
                .containsKey("text");
    }
}
