package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.json.Json;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.testkit.LambdaEmulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The packaged artifact in AWS's own Lambda emulator, which {@code tools/lambda-emulator} fetches.
 *
 * <p>It is the JVM artifact, or whatever command {@code -Dnodes.command=} names, for example the native executable.
 */
class NodesInLambdaIT {
    private static final String TABLE = "runs-of-the-test";

    @TempDir
    static Path folder;

    private static DynamoDbLocal dynamoDb;
    private static LambdaEmulator lambda;

    @BeforeAll
    static void start() throws Exception {
        Path binary = Path.of(System.getProperty("lambda.emulator"));
        assumeThat(Files.isExecutable(binary))
                .as("there is an emulator at %s; tools/lambda-emulator fetches it", binary)
                .isTrue();
        dynamoDb = DynamoDbLocal.start();
        createTable();
        lambda = LambdaEmulator.start(
                binary, System.getProperty("nodes.command"), folder, with("sequential", "data_ingestion"));
    }

    private static Map<String, String> with(String workflow, String node) {
        Map<String, String> environment = new TreeMap<>(environment());
        environment.put("SUPERSTEP_WORKFLOW", workflow);
        environment.put("SUPERSTEP_NODE", node);
        return environment;
    }

    private static Map<String, String> environment() {
        return Map.of(
                "SUPERSTEP_TABLE",
                TABLE,
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
                dynamoDb.endpoint().toString(),
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local");
    }

    @AfterAll
    static void stop() {
        if (lambda != null) {
            lambda.close();
        }
        if (dynamoDb != null) {
            dynamoDb.close();
        }
    }

    @Test
    void the_node_that_the_environment_names_runs_and_commits() throws Exception {
        String event = Events.started("fine", Map.of("input_data", "This is sample data for processing"));

        String first = lambda.invoke(event);
        String second = lambda.invoke(event);

        assertThat(Json.parseObject(first)).containsEntry("run", "fine").containsEntry("superstep", 2L);
        assertThat(second).as("a duplicate answers from the log").isEqualTo(first);
    }

    @Test
    void the_function_that_closes_runs_answers_an_event_of_step_functions() throws Exception {
        assertThat(lambda.invoke(
                        Events.started("order-17", Map.of("input_data", "This is sample data for processing"))))
                .contains("\"superstep\":2");

        assertThat(script(0, "run-ends", "lambda/execution-ended.json"))
                .contains("{\"run\":\"sequential/order-17\",\"status\":\"FAILED\"}");
    }

    @Test
    void an_event_is_never_taken_for_a_queues() throws Exception {
        assertThat(lambda.invoke("{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"{}\"}]}"))
                .contains("\"errorType\":\"BadInput\"");
    }

    @Test
    void every_failure_has_a_name_of_the_closed_set_and_a_cause_in_json() throws Exception {
        assertFails(Events.started("failing", Map.of("input_data", "short")), "NodeError", "INSUFFICIENT_DATA");
        assertFails(Events.started("bad", Map.of()), "BadInput", "BAD_INPUT");
        assertFails("[1]", "BadInput", "BAD_INPUT");
        assertFails("{no json", "InternalError", "UNEXPECTED");
    }

    @Test
    void the_script_invokes_functions_one_after_the_other() throws Exception {
        assertThat(script(0, "loop-search_information", "lambda/first-superstep.json"))
                .contains("\"run\":\"sample-run\",\"superstep\":2");
        assertThat(script(0, "loop-evaluate_quality", "lambda/cursor.json")).contains("\"goto\":[\"refine_query\"]");
        assertThat(script(1, "loop-evaluate_quality", "loop.json")).contains("\"errorType\":\"BadInput\"");
    }

    private static String script(int status, String function, String event) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("../../tools/invoke", function, "../../events/" + event).redirectErrorStream(true);
        builder.environment().putAll(environment());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isEqualTo(status);
        return printed;
    }

    private static void assertFails(String event, String type, String code) throws Exception {
        Map<String, Object> answer = Json.parseObject(lambda.invoke(event));

        assertThat(answer)
                .as(event)
                .containsOnlyKeys("errorType", "errorMessage")
                .containsEntry("errorType", type);
        assertThat(Json.parseObject((String) answer.get("errorMessage")))
                .as(event)
                .containsEntry("code", code)
                .containsKey("message");
    }

    private static void createTable() {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(dynamoDb.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build()) {
            RunLogTable.create(client, TABLE);
        }
    }
}
