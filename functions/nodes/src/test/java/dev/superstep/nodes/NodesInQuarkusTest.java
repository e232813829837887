package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.json.Json;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The function in Quarkus's own loop, on embedded DynamoDB. */
@QuarkusTest
@QuarkusTestResource(FakeLambda.class)
class NodesInQuarkusTest {
    FakeLambda lambda;

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
    void an_event_becomes_a_cursor_and_an_item() throws Exception {
        String answer =
                lambda.invoke(Events.started("fine", Map.of("input_data", "This is sample data for processing")));

        assertThat(Json.parseObject(answer)).containsEntry("run", "fine").containsEntry("superstep", 2L);
        assertThat(log.history(new RunId("sequential", "fine"))
                        .orElseThrow()
                        .steps()
                        .getFirst()
                        .deltas()
                        .get(0)
                        .update())
                .containsEntry("step1_result", "THIS IS SAMPLE DATA FOR PROCESSING");
    }

    @Test
    void a_nodes_failure_leaves_quarkus_loop_with_a_name_of_ours() throws Exception {
        String answer = lambda.invoke(Events.started("failing", Map.of("input_data", "short")));

        Map<String, Object> error = Json.parseObject(answer);
        assertThat(error).containsEntry("errorType", "NodeError");
        assertThat(Json.parseObject((String) error.get("errorMessage")))
                .containsEntry("code", "INSUFFICIENT_DATA")
                .containsEntry("node", "data_ingestion");
    }
}
