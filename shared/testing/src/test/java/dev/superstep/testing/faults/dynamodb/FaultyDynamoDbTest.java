package dev.superstep.testing.faults.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.graph.Append;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.InMemoryLargeValues;
import dev.superstep.testing.LocalResult;
import dev.superstep.testing.LocalRun;
import dev.superstep.testing.faults.Moment;
import dev.superstep.testing.time.JumpingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** The real client against DynamoDB Local, in the trouble that a loaded table or a bad day brings. */
class FaultyDynamoDbTest {
    /** How often the client tries here before it gives up. */
    private static final int TRIES = 3;

    private static DynamoDbLocal server;
    private static int tables;

    private final FaultyDynamoDb http = FaultyDynamoDb.on(UrlConnectionHttpClient.create());
    private final List<String> ran = new ArrayList<>();
    private String table = "";

    record Nothing() {}

    record Words(@Append List<String> words) {}

    final class Say implements Node<Nothing, Words> {
        @Override
        public Words run(Nothing in) {
            ran.add("say");
            return new Words(List.of("hello"));
        }
    }

    final class SayMore implements Node<Words, Words> {
        @Override
        public Words run(Words in) {
            ran.add("say more");
            return new Words(List.of("again"));
        }
    }

    @BeforeAll
    static void start() {
        server = DynamoDbLocal.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void createTable() {
        table = "runs-" + ++tables;
        try (DynamoDbClient client = client(FaultyDynamoDb.on(UrlConnectionHttpClient.create()))) {
            RunLogTable.create(client, table);
        }
    }

    private static DynamoDbClient client(FaultyDynamoDb http) {
        return DynamoDbClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(http)
                .overrideConfiguration(
                        settings -> settings.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(TRIES)
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .build()))
                .build();
    }

    /** Puts 1 and 2 are those of the header and the input. */
    private LocalResult<Words> run(DynamoDbClient client, JumpingTime time) {
        return LocalRun.of(Graph.of(Nothing.class, Words.class)
                        .start(Say.class)
                        .edge(Say.class, SayMore.class)
                        .end(SayMore.class)
                        .build())
                .with(new Say())
                .with(new SayMore())
                .on(new DynamoDbRunLog(client, table, new InMemoryLargeValues()))
                .by(time)
                .run(new Nothing());
    }

    @ParameterizedTest
    @EnumSource
    void what_passes_while_the_client_tries_again_is_not_noticed(Trouble trouble) {
        http.answering("PutItem", 3, TRIES - 1, trouble, Moment.BEFORE)
                .answering("Query", 2, TRIES - 1, trouble, Moment.BEFORE);
        JumpingTime time = JumpingTime.at(Instant.EPOCH);
        try (DynamoDbClient client = client(http)) {
            LocalResult<Words> result = run(client, time);

            assertThat(result.state().words()).containsExactly("hello", "again");
            assertThat(result.report().failures()).isEmpty();
            assertThat(ran).containsExactly("say", "say more");
            assertThat(time.now()).isEqualTo(Instant.EPOCH);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_lasts_longer_is_transient_and_the_state_machine_tries_again(Trouble trouble) {
        http.answering("PutItem", 3, TRIES, trouble, Moment.BEFORE);
        JumpingTime time = JumpingTime.at(Instant.EPOCH);
        try (DynamoDbClient client = client(http)) {
            LocalResult<Words> result = run(client, time);

            assertThat(result.status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(result.state().words()).containsExactly("hello", "again");
            assertThat(ran).containsExactly("say", "say", "say more");
            assertThat(Duration.between(Instant.EPOCH, time.now())).isEqualTo(Duration.ofSeconds(2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_write_whose_answer_is_lost_is_done_once(Trouble trouble) {
        http.answering("PutItem", 3, TRIES, trouble, Moment.AFTER);
        try (DynamoDbClient client = client(http)) {
            LocalResult<Words> result = run(client, JumpingTime.at(Instant.EPOCH));

            assertThat(result.state().words()).containsExactly("hello", "again");
            assertThat(ran).containsExactly("say", "say more");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_log_that_is_in_trouble_says_that_the_store_is_unavailable(Trouble trouble) {
        http.answering("Query", 1, TRIES, trouble, Moment.BEFORE);
        try (DynamoDbClient client = client(http)) {
            DynamoDbRunLog log = new DynamoDbRunLog(client, table, new InMemoryLargeValues());

            assertThatThrownBy(() -> log.header(new RunId("graph", "run")))
                    .isInstanceOfSatisfying(
                            RunLogException.class,
                            e -> assertThat(e.code()).isEqualTo(RunLogException.Code.STORE_UNAVAILABLE))
                    .hasCauseInstanceOf(SdkException.class);
            assertThat(http.count("Query")).isEqualTo(TRIES);
            assertThat(log.header(new RunId("graph", "run"))).isEmpty();
        }
    }

    @Test
    void a_throttled_request_is_the_client_s_own_exception() {
        http.answering("Scan", 1, TRIES, Trouble.PROVISIONED_THROUGHPUT_EXCEEDED, Moment.BEFORE);
        try (DynamoDbClient client = client(http)) {
            assertThatThrownBy(() -> client.scan(request -> request.tableName(table)))
                    .isInstanceOf(ProvisionedThroughputExceededException.class)
                    .hasMessageContaining("a planned fault");
        }
    }
}
