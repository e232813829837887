package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.json.Json;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.workflows.blog.BlogWorkflow;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** As in the cloud, where no offline model is, and nobody has set a key. */
@QuarkusTest
@QuarkusTestResource(FakeLambda.class)
@TestProfile(ModelWithoutKeyTest.NoModel.class)
class ModelWithoutKeyTest {
    FakeLambda lambda;

    @Inject
    DynamoDbClient dynamoDb;

    @ConfigProperty(name = "superstep.table")
    String table;

    public static final class NoModel implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "superstep.dev.model.enabled", "false",
                    "superstep.workflow", "blog",
                    "superstep.node", "create_outline");
        }
    }

    @BeforeEach
    void create_the_table() {
        RunLogTable.create(dynamoDb, table);
    }

    @Test
    void the_node_fails_with_an_error_that_no_state_machine_tries_again() throws Exception {
        Map<String, Object> input = Map.of("topic", "Models", "research_data", "None.");
        Map<String, Object> error =
                Json.parseObject(lambda.invoke(Events.started(new BlogWorkflow(), "keyless", input)));

        assertThat(error).containsEntry("errorType", "NodeError");
        assertThat(Json.parseObject((String) error.get("errorMessage")))
                .containsEntry("code", "MISSING_MODEL_KEY")
                .containsEntry("node", "create_outline");
    }
}
