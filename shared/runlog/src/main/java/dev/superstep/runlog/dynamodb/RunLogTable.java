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
 *                   v  version of this layout, {@value Item#VERSION}, packed {@value Packing#VERSION}            x  when TTL takes it: epoch seconds, the same in all
 *   input           u  values (JSON)   i  incarnation        d  digest
 *   delta           y  mark of the incarnation   u  update (JSON)   g  goTo (a name, or a JSON list)   s  sends (JSON list of [node, packet])
 *                   c  tasks of the step   m  metrics, see MetricsBytes
 *                   n  node, of a Send run; an edge run's is in its key
 *   snapshot        i, y   u  state (JSON)   f  fingerprint of the reducers   j  what runs next, and what joins have seen
 *                   l  numbers of the channels whose value is a list of parts, for one of them is elsewhere
 *   header          i, d   f  fingerprint   h  title   a  status   e  end (JSON)   o  order of the end
 *                   r  newest execution   y  origin of a fork (JSON)
 *                   w  workflow, t  started/run: the keys of the index, in headers only
 *                   q  workflow: the key of the index of open runs, until the run ends
 *   inquiry         y   u  question (JSON)   b  when asked, d  deadline: epoch milliseconds   e  ruling (JSON)   n  node, of a Send run
 *                   q  workflow/waiting: the key of the index of open runs, until the run waits no longer
 *                   z  the key of the inbox, until it is ruled   t  deadline/run/key: their sort key
 *   token           h  the token
 *   cancel          h  reason   b  when: epoch milliseconds
 *   failure         b  when: epoch milliseconds   e  error (JSON)   n  node, of a Send run
 *   graph           u  how it is written; its keys are workflow and fingerprint, and it does not expire
 * </pre>
 *
 * <p>Where that saves a write unit, {@code u} and {@code s} are packed ({@link Packing}): then they are bytes instead of text.
 *
 * <p>JSON is kept as text, not as DynamoDB's own maps, because the order of keys and the difference between 1 and 1.0 are
 * part of a value. What is empty is left out. Of {@code u} and {@code s}, values can have been moved elsewhere ({@link
 * dev.superstep.runlog.Moves}); where they went is said under the doubled name, {@code uu} and {@code ss}, as a JSON list of
 * [address, bytes, number, kinds].
 *
 * <p>The indexes have headers and inquiries only, so that a commit never pays for them. What waits for persons is one
 * partition over all workflows; that of headers is a
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

    /** The index of the runs that have not ended, by their start. */
    public static final String OPEN_INDEX = "open";

    /** The partition key of the index of open runs: the workflow; its sort key is {@link #INDEX_SORT_KEY}. */
    public static final String OPEN_INDEX_PARTITION_KEY = "q";

    /** The index of what somebody can decide, by its deadline; its sort key is {@link #INDEX_SORT_KEY}. */
    public static final String INBOX_INDEX = "inbox";

    /** The partition key of the inbox. */
    public static final String INBOX_PARTITION_KEY = "z";

    /** The only partition of the inbox. */
    static final String INBOX = "waiting";

    /**
     * A global secondary index, for whoever makes the table.
     *
     * @param name its name
     * @param partitionKey its partition key, a text
     * @param sortKey its sort key, a text
     * @param projected the attributes that it has besides the keys; none stands for all
     */
    public record Index(String name, String partitionKey, String sortKey, List<String> projected) {
        public Index {
            projected = List.copyOf(projected);
        }
    }

    private RunLogTable() {}

    /** The partition, in the index of open runs, of the inquiries of a workflow whose runs wait; no workflow is called so. */
    static String waiting(String workflow) {
        return workflow + "/waiting";
    }

    /** The indexes that the table has. */
    public static List<Index> indexes() {
        return List.of(
                new Index(INDEX, INDEX_PARTITION_KEY, INDEX_SORT_KEY, List.of()),
                new Index(INBOX_INDEX, INBOX_PARTITION_KEY, INDEX_SORT_KEY, List.of()),
                new Index(OPEN_INDEX, OPEN_INDEX_PARTITION_KEY, INDEX_SORT_KEY, List.of(Item.VERSION_ATTRIBUTE)));
    }

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
                .attributeDefinitions(List.of(
                        text(PARTITION_KEY),
                        text(SORT_KEY),
                        text(INDEX_PARTITION_KEY),
                        text(INDEX_SORT_KEY),
                        text(OPEN_INDEX_PARTITION_KEY),
                        text(INBOX_PARTITION_KEY)))
                .keySchema(keys(PARTITION_KEY, SORT_KEY))
                .globalSecondaryIndexes(
                        indexes().stream().map(RunLogTable::request).toList())
                .build();
    }

    private static GlobalSecondaryIndex request(Index index) {
        boolean whole = index.projected().isEmpty();
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index.partitionKey(), index.sortKey()))
                .projection(p -> p.projectionType(whole ? ProjectionType.ALL : ProjectionType.INCLUDE)
                        .nonKeyAttributes(whole ? null : index.projected()))
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
