package dev.superstep.dynamodblocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDbLocalTest {
    private static final String TABLE = "things";

    @Test
    void a_put_is_read_back_and_its_price_is_told() {
        try (DynamoDbLocal local = DynamoDbLocal.start();
                DynamoDbClient client = client(local)) {
            createTable(client);

            var put = client.putItem(
                    r -> r.tableName(TABLE).item(thing("a", "1")).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));

            assertThat(put.consumedCapacity().capacityUnits()).isEqualTo(1.0);
            assertThat(client.getItem(r -> r.tableName(TABLE).key(key("a")).consistentRead(true))
                            .item())
                    .isEqualTo(thing("a", "1"));
        }
    }

    @Test
    void the_loser_of_a_conditional_put_gets_the_winners_item() {
        try (DynamoDbLocal local = DynamoDbLocal.start();
                DynamoDbClient client = client(local)) {
            createTable(client);
            client.putItem(r -> r.tableName(TABLE).item(thing("a", "winner")));

            var lost = catchThrowableOfType(
                    ConditionalCheckFailedException.class,
                    () -> client.putItem(r -> r.tableName(TABLE)
                            .item(thing("a", "loser"))
                            .conditionExpression("attribute_not_exists(id)")
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));

            assertThat(lost.item()).isEqualTo(thing("a", "winner"));
        }
    }

    @Test
    void two_servers_share_nothing() {
        try (DynamoDbLocal one = DynamoDbLocal.start();
                DynamoDbLocal two = DynamoDbLocal.start();
                DynamoDbClient first = client(one);
                DynamoDbClient second = client(two)) {
            createTable(first);

            assertThat(first.listTables().tableNames()).containsExactly(TABLE);
            assertThat(second.listTables().tableNames()).isEmpty();
        }
    }

    @Test
    void what_is_in_a_folder_outlives_the_server(@TempDir Path folder) {
        Path deeper = folder.resolve("made/on/demand");
        try (DynamoDbLocal before = DynamoDbLocal.startAt(deeper);
                DynamoDbClient client = client(before)) {
            createTable(client);
            client.putItem(r -> r.tableName(TABLE).item(thing("a", "kept")));
        }
        try (DynamoDbLocal after = DynamoDbLocal.startAt(deeper);
                DynamoDbClient client = client(after)) {
            assertThat(client.getItem(r -> r.tableName(TABLE).key(key("a"))).item())
                    .isEqualTo(thing("a", "kept"));
        }
    }

    @Test
    void it_listens_on_the_loopback_address_only_and_closes_twice() throws Exception {
        DynamoDbLocal local = DynamoDbLocal.start();
        URI endpoint = local.endpoint();

        assertThat(InetAddress.getByName(endpoint.getHost()).isLoopbackAddress())
                .isTrue();
        assertThat(endpoint.getPort()).isPositive();
        local.close();
        local.close();
    }

    private static DynamoDbClient client(DynamoDbLocal local) {
        return DynamoDbClient.builder()
                .endpointOverride(local.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    private static void createTable(DynamoDbClient client) {
        client.createTable(r -> r.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build()));
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }

    private static Map<String, AttributeValue> thing(String id, String value) {
        return Map.of("id", AttributeValue.fromS(id), "value", AttributeValue.fromS(value));
    }
}
