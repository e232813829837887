package dev.superstep.benchmarks.dynamodb;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.dynamodblocal.RequestMeter;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.InMemoryLargeValues;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A run log on a DynamoDB in this process, whose requests are counted. */
final class MeteredLog implements AutoCloseable {
    private static final String TABLE = "runs";

    private final DynamoDbLocal server;
    private final DynamoDbClient client;
    private final RequestMeter meter;

    private MeteredLog(DynamoDbLocal server, DynamoDbClient client, RequestMeter meter) {
        this.server = server;
        this.client = client;
        this.meter = meter;
    }

    /** An empty log. */
    static MeteredLog start() {
        DynamoDbLocal server = DynamoDbLocal.start();
        RequestMeter meter = new RequestMeter();
        DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(meter))
                .build();
        RunLogTable.create(client, TABLE);
        return new MeteredLog(server, client, meter);
    }

    RunLog log() {
        return new DynamoDbRunLog(client, TABLE, new InMemoryLargeValues());
    }

    /** What {@code work} costs. */
    Cost cost(Runnable work) {
        meter.reset();
        work.run();
        return Cost.of(meter);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
