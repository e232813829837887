package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@QuarkusTest
@QuarkusTestResource(FakeLambda.class)
class NodesInQuarkusTest {
    FakeLambda lambda;

    @Inject
    DynamoDbClient dynamoDb;

    @Test
    void an_event_goes_through_quarkus_loop_and_back() throws Exception {
        assertThat(lambda.invoke("{\"n\":1.0}"))
                .isEqualTo("{\"workflow\":\"a_workflow\",\"node\":\"a_node\",\"event\":{\"n\":1.0}}");
    }

    @Test
    void a_failure_leaves_quarkus_loop_with_a_type_of_ours() throws Exception {
        assertThat(Json.parseObject(lambda.invoke("{\"fail\":\"x\"}")))
                .containsEntry("errorType", "Superstep.NodeError");
    }

    @Test
    void tests_have_a_dynamodb_of_their_own() {
        assertThat(dynamoDb.listTables().tableNames()).isEmpty();
    }
}
