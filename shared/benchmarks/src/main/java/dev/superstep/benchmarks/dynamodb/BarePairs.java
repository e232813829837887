package dev.superstep.benchmarks.dynamodb;

import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The requests of a chain's steps without anything around them: a Query of the newest item, a conditional put of the next. */
final class BarePairs {
    private final DynamoDbClient client;
    private final List<Map<String, AttributeValue>> items;
    private int runs;

    private BarePairs(DynamoDbClient client, List<Map<String, AttributeValue>> items) {
        this.client = client;
        this.items = items;
    }

    /** Pairs of the items that a run has written. */
    static BarePairs of(MeteredLog log, Supplier<RunId> run) {
        String partition = run.get().text();
        List<Map<String, AttributeValue>> items = log
                .client()
                .queryPaginator(r -> r.tableName(MeteredLog.TABLE)
                        .keyConditionExpression("p = :p AND k BETWEEN :first AND :last")
                        .expressionAttributeValues(Map.of(
                                ":p", text(partition),
                                ":first", text(LogKeys.firstTask(1)),
                                ":last", text(LogKeys.afterTasks(LogKeys.MAX_NUMBER)))))
                .items()
                .stream()
                .toList();
        return new BarePairs(log.client(), items);
    }

    /** Writes all of them once more, under another partition key of the same length. */
    void run() {
        String partition = "bare-%06d".formatted(runs++);
        String before = LogKeys.firstTask(0);
        List<Map<String, AttributeValue>> read = new ArrayList<>();
        for (Map<String, AttributeValue> item : items) {
            String key = Objects.requireNonNull(item.get("k")).s();
            read.addAll(newest(partition, before));
            put(partition, item);
            before = key;
        }
        if (read.size() != items.size() - 1) {
            throw new IllegalStateException("read " + read.size() + " of " + items.size() + " items");
        }
    }

    private List<Map<String, AttributeValue>> newest(String partition, String key) {
        return client.query(r -> r.tableName(MeteredLog.TABLE)
                        .consistentRead(true)
                        .scanIndexForward(false)
                        .keyConditionExpression("p = :p AND k BETWEEN :from AND :to")
                        .expressionAttributeValues(
                                Map.of(":p", text(partition), ":from", text(key), ":to", text(key + "?"))))
                .items();
    }

    private void put(String partition, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> copy = new HashMap<>(item);
        copy.put("p", text(partition));
        client.putItem(r -> r.tableName(MeteredLog.TABLE)
                .item(copy)
                .conditionExpression("attribute_not_exists(p)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
