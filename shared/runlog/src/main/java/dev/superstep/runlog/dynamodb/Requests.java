package dev.superstep.runlog.dynamodb;

import static dev.superstep.runlog.dynamodb.RunLogTable.PARTITION_KEY;
import static dev.superstep.runlog.dynamodb.RunLogTable.SORT_KEY;

import dev.superstep.runlog.RunId;
import dev.superstep.runlog.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The few kinds of request that the log makes. Thread-safe. */
final class Requests {
    private static final int MOST_IN_A_BATCH = 25;

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

    /** The item of a run as it is now. */
    Optional<Map<String, AttributeValue>> get(RunId run, String key) {
        return get(run.text(), key);
    }

    /** The item as it is now; by a query, so that a node needs no other right to read than that. */
    Optional<Map<String, AttributeValue>> get(String partition, String key) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(PARTITION_KEY + " = :p AND " + SORT_KEY + " = :k")
                .expressionAttributeValues(Map.of(":p", Item.ofText(partition), ":k", Item.ofText(key)))
                .consistentRead(true)
                .build();
        return query(request).items().stream().findFirst();
    }

    /** Deletes items, {@value #MOST_IN_A_BATCH} a request; those that are not there are gone already. */
    void delete(String partition, List<String> keys) {
        for (int i = 0; i < keys.size(); i += MOST_IN_A_BATCH) {
            List<WriteRequest> batch = keys.subList(i, Math.min(keys.size(), i + MOST_IN_A_BATCH)).stream()
                    .map(key -> WriteRequest.builder()
                            .deleteRequest(d -> d.key(Item.key(partition, key)))
                            .build())
                    .toList();
            while (!batch.isEmpty()) {
                batch = delete(batch);
            }
        }
    }

    /** What has not been deleted, because the table was busy. */
    private List<WriteRequest> delete(List<WriteRequest> batch) {
        return StoreErrors.translate(
                        "deleting items from " + table,
                        () -> client.batchWriteItem(r -> r.requestItems(Map.of(table, batch))))
                .unprocessedItems()
                .getOrDefault(table, List.of());
    }

    /** The keys of all items of a run. */
    List<String> keys(RunId run) {
        return all(QueryRequest.builder()
                        .tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression(PARTITION_KEY + " = :p")
                        .projectionExpression(SORT_KEY)
                        .expressionAttributeValues(Map.of(":p", Item.ofText(run.text())))
                        .build())
                .stream()
                .map(item -> Objects.requireNonNull(item.get(SORT_KEY)).s())
                .toList();
    }

    /** The headers of a workflow that are in the index of open runs, oldest first; of each what the index has. */
    List<Map<String, AttributeValue>> open(String workflow) {
        return all(QueryRequest.builder()
                .tableName(table)
                .indexName(RunLogTable.OPEN_INDEX)
                .keyConditionExpression(RunLogTable.OPEN_INDEX_PARTITION_KEY + " = :w")
                .expressionAttributeValues(Map.of(":w", Item.ofText(workflow)))
                .build());
    }

    /** The header once another execution has begun; empty if it is not as it was seen. */
    Optional<Map<String, AttributeValue>> resume(RunId run, String key, Map<String, AttributeValue> values) {
        String update = "SET " + HeaderItem.STATUS + " = :new, " + HeaderItem.EXECUTION + " = :is, "
                + RunLogTable.OPEN_INDEX_PARTITION_KEY + " = :q REMOVE " + HeaderItem.END + ", "
                + HeaderItem.END_ORDER;
        String condition = InputItem.INCARNATION + " = :i AND " + HeaderItem.EXECUTION + " = :was AND "
                + HeaderItem.STATUS + " = :old";
        try {
            return Optional.of(StoreErrors.translate(
                            "resuming a run in " + table,
                            () -> client.updateItem(r -> r.tableName(table)
                                    .key(Item.key(run, key))
                                    .updateExpression(update)
                                    .conditionExpression(condition)
                                    .expressionAttributeValues(values)
                                    .returnValues(ReturnValue.ALL_NEW)))
                    .attributes());
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
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

    /**
     * At most {@code limit} items of a run between two keys, both included, in the order of their keys: one request, so at
     * most a megabyte.
     *
     * @param after a key of the range behind which it begins; null for its begin
     */
    QueryResponse page(RunId run, String from, String to, @Nullable String after, int limit) {
        return query(QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .limit(limit)
                .exclusiveStartKey(after == null ? null : Item.key(run, after))
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

    /** At most {@code limit} inquiries that somebody can decide, the most urgent first, from behind the one at {@code start}. */
    QueryResponse inbox(int limit, @Nullable Map<String, AttributeValue> start) {
        return query(QueryRequest.builder()
                .tableName(table)
                .indexName(RunLogTable.INBOX_INDEX)
                .limit(limit)
                .exclusiveStartKey(start)
                .keyConditionExpression(RunLogTable.INBOX_PARTITION_KEY + " = :z")
                .expressionAttributeValues(Map.of(":z", Item.ofText(RunLogTable.INBOX)))
                .build());
    }

    /** All items of a run in the order of their keys, of each only {@code attributes}. It costs what {@link #whole} does. */
    List<Map<String, AttributeValue>> whole(RunId run, String attributes) {
        return all(QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression(PARTITION_KEY + " = :p")
                .projectionExpression(attributes)
                .expressionAttributeValues(Map.of(":p", Item.ofText(run.text())))
                .build());
    }

    /** At most {@code limit} headers of a workflow, newest first, from behind the one at {@code start}. */
    QueryResponse headers(String workflow, Window window, int limit, @Nullable Map<String, AttributeValue> start) {
        return query(QueryRequest.builder()
                .tableName(table)
                .indexName(RunLogTable.INDEX)
                .scanIndexForward(false)
                .limit(limit)
                .exclusiveStartKey(start)
                .keyConditionExpression(RunLogTable.INDEX_PARTITION_KEY + " = :w AND " + RunLogTable.INDEX_SORT_KEY
                        + " BETWEEN :from AND :to")
                .expressionAttributeValues(Map.of(
                        ":w", Item.ofText(workflow),
                        ":from", Item.ofText(window.firstPlace()),
                        ":to", Item.ofText(window.lastPlace())))
                .build());
    }

    /** The header after the end was noted, or as it is if the condition does not hold; empty if there is none. */
    Optional<Map<String, AttributeValue>> end(RunId run, String key, Map<String, AttributeValue> values) {
        String set = "SET " + HeaderItem.STATUS + " = :a, " + HeaderItem.END + " = :e, " + HeaderItem.END_ORDER
                + " = :o REMOVE " + RunLogTable.OPEN_INDEX_PARTITION_KEY;
        String condition = "attribute_exists(" + PARTITION_KEY + ") AND (attribute_not_exists(" + HeaderItem.END_ORDER
                + ") OR " + HeaderItem.END_ORDER + " < :o) AND " + HeaderItem.EXECUTION + " <= :r";
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

    /** The item after the change, or as it is if the condition does not hold; empty if there is none. */
    Optional<Map<String, AttributeValue>> change(
            RunId run, String key, String update, String condition, Map<String, AttributeValue> values) {
        try {
            return Optional.of(StoreErrors.translate(
                            "changing an item in " + table,
                            () -> client.updateItem(r -> r.tableName(table)
                                    .key(Item.key(run, key))
                                    .updateExpression(update)
                                    .conditionExpression(condition)
                                    .expressionAttributeValues(values.isEmpty() ? null : values)
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
