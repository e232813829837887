package dev.superstep.api.console;

import dev.superstep.json.Json;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.large.LargeValues;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Runs of {@code parallel} that ended long ago, written straight into the application's run log: one a second. */
final class OldRuns {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant EXPIRY = Instant.parse("2126-01-01T00:00:00Z");
    private static final int NEEDLE = 4_321;
    private static final int FAILS_EVERY = 1_000;
    private static final int WRITERS = 4;

    private OldRuns() {}

    /**
     * Writes {@code many} of them. Every thousandth has failed, and one has a needle in its title.
     *
     * @param services where the application's services are
     */
    static void write(Map<String, String> services, int many) {
        try (DynamoDbClient client = client(services);
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            RunLog log = new DynamoDbRunLog(client, ConsoleProfile.TABLE, LargeValues.none("a folder"));
            for (int i = 0; i < many; i++) {
                int number = i;
                writers.execute(() -> write(log, number));
            }
        }
    }

    private static void write(RunLog log, int number) {
        RunId id = new RunId("parallel", "old-%05d".formatted(number));
        Instant started = START.plusSeconds(number);
        Map<String, Object> input = Json.object("input_text", number == NEEDLE ? "a needle" : "text number " + number);
        log.open(RunHeader.running(new Run(id, "1", EXPIRY), input, "f", started), input);
        Instant ended = started.plusMillis(number % 900);
        log.close(id, number % FAILS_EVERY == 0 ? failed(ended) : RunEnd.succeeded(1, ended));
    }

    private static RunEnd failed(Instant ended) {
        return RunEnd.failed(0, new RunError("NodeError", "BROKEN", null, "it broke"), ended);
    }

    private static DynamoDbClient client(Map<String, String> services) {
        String place = Objects.requireNonNull(services.get("quarkus.dynamodb.endpoint-override"));
        return DynamoDbClient.builder()
                .endpointOverride(URI.create(place))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
