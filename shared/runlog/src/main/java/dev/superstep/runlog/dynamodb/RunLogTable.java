package dev.superstep.runlog.dynamodb;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The table that holds the runs of all workflows: its keys, its index, and what the attributes of its items mean.
 *
 * <p>Names are one letter long because every item pays for them: an item of less than 1 KB costs one write unit, so a delta
 * has some 900 bytes of JSON to itself.
 *
 * <pre>
 *   every item      p  partition key: workflow/run           k  sort key, see LogKeys
 *                   v  version of this layout, {@value Item#VERSION}              x  when TTL takes it: epoch seconds, the same in all
 *   input           u  values (JSON)   i  incarnation        d  digest
 *   delta           u  update (JSON)   g  goTo (JSON list)   s  sends (JSON list of [node, packet])
 *                   c  tasks of the step   m  metrics: started ms, µs, attempt, c|w, bytes read, in base 36
 *                   n  node, of a Send run; an edge run's is in its key
 *   header          i, d   f  fingerprint   h  title   a  status   e  end (JSON)   o  order of the end
 *                   w  workflow, t  started/run: the keys of the index, in headers only
 *   failure         b  when: epoch milliseconds   e  error (JSON)   n  node, of a Send run
 * </pre>
 *
 * <p>JSON is kept as text, not as DynamoDB's own maps, because the order of keys and the difference between 1 and 1.0 are
 * part of a value. What is empty is left out. {@code u}, {@code g}, {@code s} and {@code e} are the parts that can be large;
 * a part that has been moved elsewhere leaves its address under the doubled name ({@code uu}).
 *
 * <p>The index has headers only, so that a commit never pays for it, and all of their attributes. Its partition is a
 * workflow, so some thousand starts a second of one workflow are its limit.
 */
public final class RunLogTable {
    /** The partition key: {@code workflow/run}. */
    public static final String PARTITION_KEY = "p";

    /** The sort key: one of {@link dev.superstep.runlog.LogKeys}. */
    public static final String SORT_KEY = "k";

    /** The attribute by which items expire. */
    public static final String TTL_ATTRIBUTE = "x";

    /** The index that lists the runs of a workflow by their start. */
    public static final String INDEX = "runs";

    /** The index's partition key: the workflow. */
    public static final String INDEX_PARTITION_KEY = "w";

    /** The index's sort key: {@link dev.superstep.runlog.RunHeader#place}. */
    public static final String INDEX_SORT_KEY = "t";

    private RunLogTable() {}

    /**
     * Makes the table if it is not there and waits until it can be used: for tests and local development, where nothing
     * else has made it.
     */
    public static void create(DynamoDbClient client, String name) {
        try {
            client.createTable(request(name));
        } catch (ResourceInUseException e) {
            return; // it is there, which is all that was asked
        }
        client.waiter().waitUntilTableExists(r -> r.tableName(name));
        client.updateTimeToLive(r -> r.tableName(name)
                .timeToLiveSpecification(t -> t.attributeName(TTL_ATTRIBUTE).enabled(true)));
    }

    private static CreateTableRequest request(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        List.of(text(PARTITION_KEY), text(SORT_KEY), text(INDEX_PARTITION_KEY), text(INDEX_SORT_KEY)))
                .keySchema(keys(PARTITION_KEY, SORT_KEY))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(INDEX)
                        .keySchema(keys(INDEX_PARTITION_KEY, INDEX_SORT_KEY))
                        .projection(p -> p.projectionType(ProjectionType.ALL))
                        .build())
                .build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static List<KeySchemaElement> keys(String partition, String sort) {
        return List.of(key(partition, KeyType.HASH), key(sort, KeyType.RANGE));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
