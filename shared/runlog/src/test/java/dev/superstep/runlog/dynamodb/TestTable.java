package dev.superstep.runlog.dynamodb;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.dynamodblocal.RequestMeter;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.large.InMemoryLargeValues;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A run log's table on a DynamoDB of this JVM, with a meter on its client. */
final class TestTable implements AutoCloseable {
    private static final String NAME = "runs";

    private final DynamoDbLocal local = DynamoDbLocal.start();
    private final RequestMeter meter = new RequestMeter();
    private final DynamoDbClient client = client(local.endpoint(), meter);
    private final InMemoryLargeValues values = new InMemoryLargeValues();
    private final DynamoDbRunLog log = new DynamoDbRunLog(client, NAME, values);

    TestTable() {
        RunLogTable.create(client, NAME);
        RunLogTable.create(client, NAME); // once more changes nothing
        meter.reset();
    }

    static DynamoDbClient client(URI endpoint, ExecutionInterceptor... interceptors) {
        DynamoDbClientBuilder builder = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        for (ExecutionInterceptor interceptor : interceptors) {
            builder.overrideConfiguration(o -> o.addExecutionInterceptor(interceptor));
        }
        return builder.build();
    }

    DynamoDbRunLog log() {
        return log;
    }

    /** The log's store of large values. */
    InMemoryLargeValues values() {
        return values;
    }

    RequestMeter meter() {
        return meter;
    }

    DynamoDbClient client() {
        return client;
    }

    Map<String, AttributeValue> item(RunId run, String key) {
        return client.getItem(r -> r.tableName(NAME).key(Item.key(run, key))).item();
    }

    /** The item with text where something is packed: at its largest, and to be read by people. */
    Map<String, AttributeValue> unpacked(RunId run, String key) {
        Map<String, AttributeValue> item = new HashMap<>(item(run, key));
        item.replaceAll((name, value) ->
                value.b() == null || name.equals(DeltaItem.METRICS) ? value : Item.ofText(Packing.text(value.b())));
        return item;
    }

    void delete(RunId run, String key) {
        client.deleteItem(r -> r.tableName(NAME).key(Item.key(run, key)));
    }

    /** Changes one attribute of an item behind the log's back; null removes it. */
    void change(RunId run, String key, String attribute, AttributeValue value) {
        Map<String, AttributeValue> item = new HashMap<>(item(run, key));
        if (value == null) {
            item.remove(attribute);
        } else {
            item.put(attribute, value);
        }
        client.putItem(r -> r.tableName(NAME).item(item));
    }

    @Override
    public void close() {
        client.close();
        local.close();
    }
}
