package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.json.Json;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.dynamodb.RunLogTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The events of Step Functions, as EventBridge sends them. */
@QuarkusTest
@QuarkusTestResource(FakeLambda.class)
class RunClosingTest {
    FakeLambda lambda;

    @Inject
    RunClosing closing;

    @Inject
    DynamoDbClient dynamoDb;

    @Inject
    RunLog log;

    @ConfigProperty(name = "superstep.table")
    String table;

    @BeforeEach
    void create_the_table() {
        RunLogTable.create(dynamoDb, table);
    }

    @Test
    void an_execution_that_failed_ends_its_run() throws Exception {
        lambda.invoke(Events.started("order-17", Map.of("input_data", "This is sample data for processing")));

        Map<String, Object> answer = closing.close(event("FAILED"));

        assertThat(answer).containsEntry("run", "sequential/order-17").containsEntry("status", "FAILED");
        RunHeader header = log.header(new RunId("sequential", "order-17")).orElseThrow();
        assertThat(header.end().superstep()).isEqualTo(1);
        assertThat(header.end().error().type()).isEqualTo("States.Timeout");
    }

    @Test
    void a_status_that_is_no_end_changes_nothing() throws Exception {
        lambda.invoke(Events.started("order-18", Map.of("input_data", "This is sample data for processing")));

        assertThat(closing.close(event("RUNNING"))).isEmpty();
        assertThat(log.header(new RunId("sequential", "order-18")).orElseThrow().status())
                .isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void what_the_event_leaves_out_is_not_guessed_but_left_to_the_sweep() throws Exception {
        lambda.invoke(Events.started("order-19", Map.of("input_data", "This is sample data for processing")));
        lambda.invoke(Events.started("order-20", Map.of("input_data", "This is sample data for processing")));

        assertThat(closing.close(ended("order-19", "outputDetails"))).isEmpty();
        assertThat(closing.close(ended("order-19+1", "inputDetails"))).isEmpty();

        assertThat(log.header(new RunId("sequential", "order-19")).orElseThrow().status())
                .isEqualTo(RunStatus.RUNNING);
        assertThat(closing.close(ended("order-20", "inputDetails")))
                .as("the first execution has its run's name")
                .containsEntry("run", "sequential/order-20");
    }

    private static Map<String, Object> ended(String name, String leftOut) {
        return Json.object(
                "detail",
                Json.object(
                        "status",
                        "SUCCEEDED",
                        "name",
                        name,
                        "stopDate",
                        1L,
                        "stateMachineArn",
                        "arn:aws:states:eu-central-1:1:stateMachine:sequential",
                        leftOut,
                        Json.object("included", false)));
    }

    @Test
    void what_is_no_event_of_ours_is_refused() {
        assertThatThrownBy(() -> closing.close(Json.object("detail-type", "Scheduled Event")))
                .hasMessageStartingWith("NO_STATUS_CHANGE");
        assertThatThrownBy(() -> closing.close(Json.object(
                        "detail",
                        Json.object(
                                "status", "FAILED",
                                "name", "x",
                                "stopDate", 1L,
                                "stateMachineArn", "arn:aws:states:eu-central-1:1:stateMachine:other"))))
                .hasMessageStartingWith("NO_WORKFLOW");
    }

    private static Map<String, Object> event(String status) throws Exception {
        return Json.parseObject(Files.readString(Path.of("../../events/lambda/execution-ended.json"))
                .replace("\"status\": \"FAILED\"", "\"status\": \"" + status + "\""));
    }
}
