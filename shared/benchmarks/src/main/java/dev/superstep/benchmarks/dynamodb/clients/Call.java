package dev.superstep.benchmarks.dynamodb.clients;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** One of the two requests of a step; gives how many items came back. */
sealed interface Call {
    /** The table that calls go to, one of the run log. */
    String TABLE = "runs";

    int by(DynamoDbClient client);

    int by(DynamoDbAsyncClient client);

    /** The read of the item under {@code key}. */
    record Read(String partition, String key) implements Call {
        private QueryRequest request() {
            return QueryRequest.builder()
                    .tableName(TABLE)
                    .consistentRead(true)
                    .scanIndexForward(false)
                    .keyConditionExpression("p = :p AND k BETWEEN :from AND :to")
                    .expressionAttributeValues(
                            Map.of(":p", text(partition), ":from", text(key), ":to", text(key + "?")))
                    .build();
        }

        @Override
        public int by(DynamoDbClient client) {
            return client.query(request()).count();
        }

        @Override
        public int by(DynamoDbAsyncClient client) {
            return client.query(request()).join().count();
        }
    }

    /** The conditional put of an item under {@code key}. */
    record Write(String partition, String key, String json) implements Call {
        private PutItemRequest request() {
            return PutItemRequest.builder()
                    .tableName(TABLE)
                    .item(Map.of("p", text(partition), "k", text(key), "u", text(json)))
                    .conditionExpression("attribute_not_exists(p)")
                    .build();
        }

        @Override
        public int by(DynamoDbClient client) {
            client.putItem(request());
            return 0;
        }

        @Override
        public int by(DynamoDbAsyncClient client) {
            client.putItem(request()).join();
            return 0;
        }
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
