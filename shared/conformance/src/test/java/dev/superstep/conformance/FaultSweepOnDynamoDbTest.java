package dev.superstep.conformance;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.InMemoryLargeValues;
import dev.superstep.testing.faults.FaultKit;
import dev.superstep.testing.faults.Sweep;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A sample of the recorded cases, with a death at every commit to a run log on DynamoDB. */
class FaultSweepOnDynamoDbTest {
    private static final String TABLE = "runs";
    private static DynamoDbLocal server;
    private static DynamoDbClient client;

    @BeforeAll
    static void start() {
        server = DynamoDbLocal.start();
        client = DynamoDbClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        RunLogTable.create(client, TABLE);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chain-01", "conflict-01", "limit-01", "map-reduce-01"})
    void a_death_at_any_commit_changes_nothing(String name) {
        Case one = CaseReader.read(Corpus.FOLDER.resolve(name + ".json"));

        Sweep sweep = FaultKit.of(one.graph().program(one.name(), UnaryOperator.identity()))
                .on(() -> new DynamoDbRunLog(client, TABLE, new InMemoryLargeValues()))
                .deathsAtCommits()
                .sweep(one.input());

        sweep.sameAsWithoutFaults();
    }
}
