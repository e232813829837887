package dev.superstep.runner;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.dynamodblocal.RequestMeter;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.InMemoryLargeValues;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A run log on a DynamoDB of this JVM, with a meter on its client. */
final class TestTable implements AutoCloseable {
    private final DynamoDbLocal local = DynamoDbLocal.start();
    private final RequestMeter meter = new RequestMeter();
    private final DynamoDbClient client = client(meter);
    private final DynamoDbClient unmetered = client();

    TestTable() {
        RunLogTable.create(client, "runs");
        meter.reset();
    }

    /** The log, all of whose requests are counted. */
    RunLog log() {
        return new DynamoDbRunLog(client, "runs", new InMemoryLargeValues());
    }

    /** The same log for the test itself; what it asks is not counted. */
    RunLog unmetered() {
        return new DynamoDbRunLog(unmetered, "runs", new InMemoryLargeValues());
    }

    RequestMeter meter() {
        return meter;
    }

    private DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .endpointOverride(local.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> List.of(interceptors).forEach(c::addExecutionInterceptor))
                .build();
    }

    @Override
    public void close() {
        unmetered.close();
        client.close();
        local.close();
    }
}
