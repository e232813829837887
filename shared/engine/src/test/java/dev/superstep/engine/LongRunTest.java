package dev.superstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.History;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.InMemoryLargeValues;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Rule 16: runs that need more history than one execution has. The interpreter counts events as Step Functions does. */
class LongRunTest {
    private final InMemoryRunLog log = new InMemoryRunLog();

    private static List<Target> packets(long count) {
        return LongStream.range(0, count)
                .<Target>mapToObj(item -> new Target.Send(new NodeId("w"), Map.of("item", item)))
                .toList();
    }

    @Test
    void a_loop_of_10_000_supersteps_is_handed_on_from_execution_to_execution() {
        Flow flow = new Flow("START -> a; a -> b; b ?-> a | END")
                .limit(20_000)
                .node("a", view -> Json.object("n", 1L))
                .node("b", view -> Json.object("n", 1L))
                .router(
                        "b",
                        state -> List.of(
                                new Target.Goto((Long) state.get("n") < 10_000 ? new NodeId("a") : NodeId.END)));
        LocalEngine engine = flow.on(log);
        engine.open("r", "1", Map.of());

        RunReport report = engine.execute("r");

        assertThat(report.header().end().error()).isNull();
        assertThat(report.state()).containsEntry("n", 10_000L);
        assertThat(report.supersteps()).hasSize(10_000);
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void a_loop_that_never_chooses_is_handed_on_too() {
        LocalEngine engine = new Flow("START -> a; a -> b; b -> a").limit(3_000).on(log);
        engine.open("r", "1", Map.of());

        RunReport report = engine.execute("r");

        assertThat(report.header().end().error().type()).isEqualTo("GraphRecursionError");
        assertThat(report.supersteps()).hasSize(3_000);
    }

    @Test
    void three_thousand_Sends_run_in_one_superstep() {
        LocalEngine engine = new Flow("START -> a; a ?-> each w; w -> b; b -> END")
                .router("a", state -> packets(3_000))
                .node("w", view -> Json.object("n", 1L))
                .on(log);
        engine.open("a-run-whose-name-is-as-long-as-a-uuid-0f8fad5b-d9cb", "1", Map.of());

        RunReport report = engine.execute("a-run-whose-name-is-as-long-as-a-uuid-0f8fad5b-d9cb");

        assertThat(report.header().end().error()).isNull();
        assertThat(report.state()).containsEntry("n", 3_000L);
    }

    @Test
    void rule_18_three_thousand_Sends_with_large_packets_fit_into_payloads_and_items() {
        String large = "x".repeat(2_000);
        LocalEngine engine = new Flow("START -> a; a ?-> each w; w -> b; b -> END")
                .router(
                        "a",
                        state -> LongStream.range(0, 3_000)
                                .<Target>mapToObj(
                                        item -> new Target.Send(new NodeId("w"), Map.of("item", item, "text", large)))
                                .toList())
                .node(
                        "w",
                        view -> Json.object(
                                "n", (long) String.valueOf(view.get("text")).length()))
                .on(log);
        engine.open("r", "1", Map.of());

        RunReport report = engine.execute("r"); // the interpreter refuses a payload of more than 256 KiB

        assertThat(report.header().end().error()).isNull();
        assertThat(report.state()).containsEntry("n", 6_000_000L);
        History history = log.history(new RunId("flow", "r")).orElseThrow();
        assertThat(stored(history, 1).sends()).hasSize(3_000);
    }

    /** The first task of a superstep once it has been in DynamoDB, which takes no item of more than 400 KB. */
    private static Delta stored(History history, int superstep) {
        Run run = history.header().run();
        try (DynamoDbLocal database = DynamoDbLocal.start();
                DynamoDbClient client = DynamoDbClient.builder()
                        .endpointOverride(database.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                        .build()) {
            RunLogTable.create(client, "runs");
            DynamoDbRunLog table = new DynamoDbRunLog(client, "runs", new InMemoryLargeValues());
            Step step = history.steps().stream()
                    .filter(one -> one.superstep() == superstep)
                    .findFirst()
                    .orElseThrow();
            Delta delta = step.deltas().getFirst();
            table.append(run, delta);
            return table.delta(run, superstep, delta.task()).orElseThrow();
        }
    }

    @Test
    void Sends_that_follow_Sends_get_an_execution_that_has_room_for_them() {
        LocalEngine engine = new Flow("START -> a; a ?-> each w; w -> b; b ?-> each w | END")
                .router("a", state -> packets(2_500))
                .node("w", view -> Json.object("n", 1L))
                .router(
                        "b",
                        state -> (Long) state.get("n") < 5_000 ? packets(2_500) : List.of(new Target.Goto(NodeId.END)))
                .on(log);
        engine.open("r", "1", Map.of());

        RunReport report = engine.execute("r");

        assertThat(report.header().end().error()).isNull();
        assertThat(report.state()).containsEntry("n", 5_000L);
        assertThat(report.frontiers()).hasSize(5);
    }

    @Test
    void a_run_of_a_loop_over_supersteps_is_handed_on_too() {
        LocalEngine engine = new Flow("START -> a; a ?-> each w | END; w -> a")
                .limit(20_000)
                .router(
                        "a",
                        state -> (Long) state.get("n") < 4_000 ? packets(40) : List.of(new Target.Goto(NodeId.END)))
                .node("w", view -> Json.object("n", 1L))
                .asLoop()
                .on(log);
        engine.open("r", "1", Map.of());

        RunReport report = engine.execute("r");

        assertThat(report.header().end().error()).isNull();
        assertThat(report.state()).containsEntry("n", 4_000L);
    }

    @Test
    void a_long_run_that_fails_late_is_redriven_from_there() {
        AtomicInteger failures = new AtomicInteger();
        AtomicReference<Long> last = new AtomicReference<>(0L);
        Set<Long> twice = Collections.synchronizedSet(new LinkedHashSet<>());
        LocalEngine engine = new Flow("START -> a; a ?-> a | END")
                .limit(20_000)
                .node("a", view -> {
                    long n = (Long) view.get("n");
                    if (n == 3_000 && failures.getAndIncrement() == 0) {
                        throw new IllegalStateException("once");
                    }
                    if (last.getAndSet(n) >= n && n > 0) {
                        twice.add(n);
                    }
                    return Json.object("n", 1L);
                })
                .router(
                        "a",
                        state -> List.of(new Target.Goto((Long) state.get("n") < 5_000 ? new NodeId("a") : NodeId.END)))
                .on(log);
        engine.open("r", "1", Map.of());
        assertThat(engine.execute("r").header().status()).isEqualTo(RunStatus.FAILED);

        RunReport report = engine.redrive("r");

        assertThat(report.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(report.state()).containsEntry("n", 5_000L);
        assertThat(twice).isEmpty();
    }
}
