package dev.superstep.runlog.dynamodb;

import static dev.superstep.runlog.dynamodb.RunLogTable.PARTITION_KEY;
import static dev.superstep.runlog.dynamodb.RunLogTable.SORT_KEY;

import dev.superstep.runlog.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The few kinds of request that the log makes. Thread-safe. */
final class Requests {
    private final DynamoDbClient client;
    private final String table;

    Requests(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** Writes the item if its key is free; else the item that has the key. One request. */
    Optional<Map<String, AttributeValue>> putIfAbsent(Map<String, AttributeValue> item) {
        try {
            StoreErrors.translate(
                    "putting an item into " + table,
                    () -> client.putItem(r -> r.tableName(table)
                            .item(item)
                            .conditionExpression("attribute_not_exists(" + PARTITION_KEY + ")")
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            return Optional.of(e.item());
        }
    }

    /** Writes the item, whatever has its key. */
    void put(Map<String, AttributeValue> item) {
        StoreErrors.translate(
                "putting an item into " + table,
                () -> client.putItem(r -> r.tableName(table).item(item)));
    }

    /** The item as it is now. */
    Optional<Map<String, AttributeValue>> get(RunId run, String key) {
        var response = StoreErrors.translate(
                "getting an item from " + table,
                () -> client.getItem(
                        r -> r.tableName(table).key(Item.key(run, key)).consistentRead(true)));
        return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
    }

    /**
     * The items of a run between two keys, both included, newest first. One request a megabyte; each page is strongly
     * consistent, and what lies below a running step is closed, so pages agree.
     */
    List<Map<String, AttributeValue>> between(RunId run, String from, String to) {
        return all(QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .scanIndexForward(false)
                .keyConditionExpression(PARTITION_KEY + " = :p AND " + SORT_KEY + " BETWEEN :from AND :to")
                .expressionAttributeValues(
                        Map.of(":p", Item.ofText(run.text()), ":from", Item.ofText(from), ":to", Item.ofText(to)))
                .build());
    }

    /** All items of a run in the order of their keys. */
    List<Map<String, AttributeValue>> whole(RunId run) {
        return all(QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression(PARTITION_KEY + " = :p")
                .expressionAttributeValues(Map.of(":p", Item.ofText(run.text())))
                .build());
    }

    /** At most {@code limit} headers of a workflow, newest first, from behind the one at {@code start}. */
    QueryResponse headers(String workflow, int limit, @Nullable Map<String, AttributeValue> start) {
        return query(QueryRequest.builder()
                .tableName(table)
                .indexName(RunLogTable.INDEX)
                .scanIndexForward(false)
                .limit(limit)
                .exclusiveStartKey(start)
                .keyConditionExpression(RunLogTable.INDEX_PARTITION_KEY + " = :w")
                .expressionAttributeValues(Map.of(":w", Item.ofText(workflow)))
                .build());
    }

    /** The header after the end was noted, or as it is if the condition does not hold; empty if there is none. */
    Optional<Map<String, AttributeValue>> end(RunId run, String key, Map<String, AttributeValue> values) {
        String set =
                "SET " + HeaderItem.STATUS + " = :a, " + HeaderItem.END + " = :e, " + HeaderItem.END_ORDER + " = :o";
        String condition = "attribute_exists(" + PARTITION_KEY + ") AND (attribute_not_exists(" + HeaderItem.END_ORDER
                + ") OR " + HeaderItem.END_ORDER + " < :o)";
        try {
            return Optional.of(StoreErrors.translate(
                            "ending a run in " + table,
                            () -> client.updateItem(r -> r.tableName(table)
                                    .key(Item.key(run, key))
                                    .updateExpression(set)
                                    .conditionExpression(condition)
                                    .expressionAttributeValues(values)
                                    .returnValues(ReturnValue.ALL_NEW)
                                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                    .attributes());
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem() && !e.item().isEmpty() ? Optional.of(e.item()) : Optional.empty();
        }
    }

    private List<Map<String, AttributeValue>> all(QueryRequest first) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        QueryResponse page = query(first);
        items.addAll(page.items());
        while (page.hasLastEvaluatedKey()) {
            Map<String, AttributeValue> last = new HashMap<>(page.lastEvaluatedKey());
            page = query(first.toBuilder().exclusiveStartKey(last).build());
            items.addAll(page.items());
        }
        return items;
    }

    private QueryResponse query(QueryRequest request) {
        return StoreErrors.translate("querying " + table, () -> client.query(request));
    }
}
