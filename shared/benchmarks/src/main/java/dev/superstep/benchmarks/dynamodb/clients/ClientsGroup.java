package dev.superstep.benchmarks.dynamodb.clients;

import dev.superstep.benchmarks.frame.Contest;
import dev.superstep.benchmarks.frame.Group;
import dev.superstep.benchmarks.frame.Result;
import dev.superstep.runlog.dynamodb.RunLogTable;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Which HTTP client is the cheapest for a step's two requests: warm, and for the first answer of a new process. */
public final class ClientsGroup implements Group {
    private static final int WARM_UPS = 6;
    private static final int ROUNDS = 10;

    @Override
    public String name() {
        return "clients";
    }

    @Override
    public void run(Consumer<Result> report) {
        try (ServerProcess server = ServerProcess.start()) {
            makeTable(server.endpoint());
            Contest contest = new Contest(Pairs.MANY);
            for (Transport transport : Transport.values()) {
                Pairs pairs = new Pairs(transport.open(server.endpoint()), transport.toString());
                contest.of(transport.toString(), pairs::run);
            }
            Map<String, Contest.Found> pairs = contest.run(WARM_UPS, ROUNDS);
            for (Transport transport : Transport.values()) {
                FirstAnswer.Found first = FirstAnswer.of(transport, server.endpoint());
                Contest.Found pair = Objects.requireNonNull(pairs.get(transport.toString()));
                report.accept(pair.in(Result.of(name()).with("client", transport), "pair")
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
