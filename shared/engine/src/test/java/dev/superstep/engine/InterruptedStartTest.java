package dev.superstep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.InMemoryLargeValues;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A run whose process dies between the two writes of its start: the header is there and the input is not. */
class InterruptedStartTest {
    private static final Map<String, Object> INPUT = Json.object("n", 5L);

    private final DynamoDbLocal database = DynamoDbLocal.start();
    private final DynamoDbClient client = DynamoDbClient.builder()
            .endpointOverride(database.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
    private final Flow flow = new Flow("START -> a; a -> END");

    @BeforeEach
    void dieWhileStarting() {
        RunLogTable.create(client, "runs");
        LocalEngine dying = flow.on(
                new DynamoDbRunLog(dyingAtPut(3), "runs", new InMemoryLargeValues())); // of graph, header and input
        assertThatThrownBy(() -> dying.open("r", "1", INPUT)).isInstanceOf(RunLogException.class);
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
    }

    @Test
    void the_run_fails_when_it_is_resumed_and_says_why() {
        LocalEngine engine = flow.on(new DynamoDbRunLog(client, "runs", new InMemoryLargeValues()));
        assertThat(engine.unfinished()).containsExactly("r");

        RunReport report = engine.resume("r");

        assertThat(report.header().status()).isEqualTo(RunStatus.FAILED);
        assertThat(report.header().end().error().type()).isEqualTo("LogGap");
        assertThat(report.header().end().error().code()).isEqualTo("INPUT_MISSING");
        assertThat(report.header().end().error().message()).contains("input of run \"flow/r\" was never recorded");
        assertThat(engine.unfinished()).isEmpty();
    }

    @Test
    void the_same_start_again_begins_it() {
        LocalEngine engine = flow.on(new DynamoDbRunLog(client, "runs", new InMemoryLargeValues()));
        engine.resume("r");

        assertThat(engine.open("r", "1", INPUT).status()).isEqualTo(RunStatus.RUNNING);

        assertThat(engine.execute("r").state()).containsEntry("n", 5L).containsEntry("trace", List.of("a"));
    }

    @Test
    void another_start_takes_its_name() {
        LocalEngine engine = flow.on(new DynamoDbRunLog(client, "runs", new InMemoryLargeValues()));
        engine.resume("r");

        engine.open("r", "2", Json.object("n", 7L));

        assertThat(engine.execute("r").state()).containsEntry("n", 7L);
        assertThat(engine.open("r", "2", Json.object("n", 7L)).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void a_start_that_nobody_gave_up_yet_keeps_its_name() {
        LocalEngine engine = flow.on(new DynamoDbRunLog(client, "runs", new InMemoryLargeValues()));

        assertThatThrownBy(() -> engine.open("r", "2", Json.object("n", 7L)))
                .isInstanceOfSatisfying(
                        RunLogException.class,
                        e -> assertThat(e.code()).isEqualTo(RunLogException.Code.RUN_NAME_REUSED));
    }

    private DynamoDbClient dyingAtPut(int which) {
        AtomicInteger puts = new AtomicInteger();
        return (DynamoDbClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (proxy, method, args) -> {
                    if (method.getName().equals("putItem") && puts.incrementAndGet() == which) {
                        throw AbortedException.create("the process died");
                    }
                    try {
                        return method.invoke(client, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
