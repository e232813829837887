package dev.superstep.engine.kills;

import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.InMemoryLargeValues;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The table of the runs, in whatever database, seen from one process. */
final class Table implements AutoCloseable {
    private static final String NAME = "kills";

    private final DynamoDbClient client;

    /** The table at {@code endpoint}, which is created if it is not there. */
    Table(URI endpoint) {
        client = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
        if (!client.listTables().tableNames().contains(NAME)) {
            RunLogTable.create(client, NAME);
        }
    }

    RunLog log() {
        return new DynamoDbRunLog(client, NAME, new InMemoryLargeValues()); // none of the values is large
    }

    @Override
    public void close() {
        client.close();
    }
}
