package dev.superstep.benchmarks.clients;

import dev.superstep.benchmarks.frame.Group;
import dev.superstep.benchmarks.frame.Result;
import dev.superstep.benchmarks.frame.Timing;
import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.runlog.dynamodb.RunLogTable;
import java.net.URI;
import java.util.function.Consumer;
import org.openjdk.jmh.runner.RunnerException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Which HTTP client is the cheapest for a step's two requests: warm, and for the first answer of a new process. */
public final class ClientsGroup implements Group {
    @Override
    public String name() {
        return "clients";
    }

    @Override
    public void run(Consumer<Result> report) throws RunnerException {
        try (DynamoDbLocal server = DynamoDbLocal.start()) {
            makeTable(server.endpoint());
            for (Transport transport : Transport.values()) {
                Timing pair = Timing.measure(PairTime.class, "client", transport + " " + server.endpoint());
                FirstAnswer.Found first = FirstAnswer.of(transport, server.endpoint());
                report.accept(pair.in(Result.of(name()).with("client", transport))
                        .with("first_cpu_ms", first.cpu())
                        .with("first_time_ms", first.time()));
            }
        }
    }

    private static void makeTable(URI endpoint) {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            RunLogTable.create(client, Call.TABLE);
        }
    }
}
