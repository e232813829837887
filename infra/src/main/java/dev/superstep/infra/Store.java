package dev.superstep.infra;

import dev.superstep.runlog.dynamodb.RunLogTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** Where runs are: the run log's table, the bucket for its large values, and the key that both are encrypted with. */
final class Store extends Construct {
    /** By when values are gone whose run expired and whose expiry DynamoDB took its time with. */
    private static final int SLACK_DAYS = 7;

    private static final int ACCESS_LOG_DAYS = 90;

    private final Key key;
    private final Table table;
    private final Bucket values;

    Store(Construct scope, String id, Key key, int retentionDays) {
        super(scope, id);
        this.key = key;
        this.table = makeTable();
        this.values = makeBucket(retentionDays);
    }

    private Table makeTable() {
        Table made = Table.Builder.create(this, "Runs")
                .partitionKey(text(RunLogTable.PARTITION_KEY))
                .sortKey(text(RunLogTable.SORT_KEY))
                .timeToLiveAttribute(RunLogTable.TTL_ATTRIBUTE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .encryption(TableEncryption.CUSTOMER_MANAGED)
                .encryptionKey(key)
                .build();
        RunLogTable.indexes()
                .forEach(index -> made.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                        .indexName(index.name())
                        .partitionKey(text(index.partitionKey()))
                        .sortKey(text(index.sortKey()))
                        .projectionType(index.projected().isEmpty() ? ProjectionType.ALL : ProjectionType.INCLUDE)
                        .nonKeyAttributes(index.projected().isEmpty() ? null : index.projected())
                        .build()));
        return made;
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    private Bucket makeBucket(int retentionDays) {
        Bucket accesses = Bucket.Builder.create(this, "Accesses")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .lifecycleRules(List.of(expiring(ACCESS_LOG_DAYS)))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Suppressions.of(accesses).add("AwsSolutions-S1", "It is the bucket of the access logs itself.");
        return Bucket.Builder.create(this, "Values")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.KMS)
                .encryptionKey(key)
                .bucketKeyEnabled(true)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .serverAccessLogsBucket(accesses)
                .lifecycleRules(List.of(expiring(retentionDays + SLACK_DAYS)))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    private static LifecycleRule expiring(int days) {
        return LifecycleRule.builder()
                .expiration(Duration.days(days))
                .abortIncompleteMultipartUploadAfter(Duration.days(1))
                .build();
    }

    /** Where it is, for the environment of a function. */
    Map<String, String> environment() {
        return Map.of("SUPERSTEP_TABLE", table.getTableName(), "SUPERSTEP_BUCKET", values.getBucketName());
    }

    /** The table, for alarms. */
    Table table() {
        return table;
    }

    /** The objects of the bucket as cdk-nag writes them. */
    String wildcardOfValues() {
        return "Resource::<" + Suppressions.logicalId(values) + ".Arn>/*";
    }

    /** What one attempt of a node does: it reads its run and commits, and keeps what is too large for an item. */
    List<PolicyStatement> forNodes() {
        return List.of(
                Statements.allow(List.of("dynamodb:Query", "dynamodb:PutItem"), List.of(table.getTableArn())),
                Statements.allow(List.of("s3:GetObject", "s3:PutObject"), List.of(values.arnForObjects("*"))),
                // Else a value that is not there is told as a refusal.
                Statements.allow(List.of("s3:ListBucket"), List.of(values.getBucketArn())),
                ofKey());
    }

    /** What a node at which a person decides does besides: it notes on its question what was decided, or that nobody did. */
    PolicyStatement forApprovals() {
        return Statements.allow(List.of("dynamodb:UpdateItem"), List.of(table.getTableArn()));
    }

    /** What noting the end of a run does: it reads the run and changes its header. */
    List<PolicyStatement> forClosing() {
        return List.of(
                Statements.allow(List.of("dynamodb:Query", "dynamodb:UpdateItem"), List.of(table.getTableArn())),
                ofKey());
    }

    /** What sweeping up does: it finds runs that have not ended and what waits for persons, reads and ends them. */
    List<PolicyStatement> forSweeping() {
        return Stream.concat(
                        forClosing().stream(),
                        Stream.of(Statements.allow(
                                List.of("dynamodb:Query"),
                                List.of(index(RunLogTable.OPEN_INDEX), index(RunLogTable.INBOX_INDEX)))))
                .toList();
    }

    private String index(String name) {
        return table.getTableArn() + "/index/" + name;
    }

    /** What the API does: all that a node does, and it lists, ends and erases runs. */
    List<PolicyStatement> forApi() {
        List<PolicyStatement> more = List.of(
                Statements.allow(
                        List.of("dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"),
                        List.of(table.getTableArn())),
                Statements.allow(
                        List.of("dynamodb:Query"),
                        RunLogTable.indexes().stream()
                                .map(index -> index(index.name()))
                                .toList()),
                Statements.allow(List.of("s3:DeleteObject"), List.of(values.arnForObjects("*"))));
        return Stream.concat(forNodes().stream(), more.stream()).toList();
    }

    private PolicyStatement ofKey() {
        return Statements.allow(List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(key.getKeyArn()));
    }
}
