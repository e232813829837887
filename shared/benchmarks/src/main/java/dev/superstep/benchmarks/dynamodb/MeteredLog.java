package dev.superstep.benchmarks.dynamodb;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.dynamodblocal.RequestMeter;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.LargeValues;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A run log on a DynamoDB in this process, whose requests are counted. */
final class MeteredLog implements AutoCloseable {
    static final String TABLE = "runs";

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
        RequestMeter meter = new RequestMeter();
        return start(meter, List.of(meter));
    }

    /** An empty log whose requests are not counted, and not asked what they cost. */
    static MeteredLog unmetered() {
        return start(new RequestMeter(), List.of());
    }

    private static MeteredLog start(RequestMeter meter, List<ExecutionInterceptor> interceptors) {
        DynamoDbLocal server = DynamoDbLocal.start();
        DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(configuration -> configuration.executionInterceptors(interceptors))
                .build();
        RunLogTable.create(client, TABLE);
        return new MeteredLog(server, client, meter);
    }

    /** The log, which has nowhere to put what is too large for an item. */
    RunLog log() {
        return new DynamoDbRunLog(client, TABLE, LargeValues.none("another benchmark"));
    }

    DynamoDbClient client() {
        return client;
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
