package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.graph.Append;
import dev.superstep.graph.End;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Possible;
import dev.superstep.graph.Send;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.json.Json;
import dev.superstep.runlog.Loading;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.InMemoryLargeValues;
import dev.superstep.runlog.large.LargeValues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Who loads a value that is not in its item, and who does not. */
class LargeValuesTest {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final int LARGE = 400_000;

    private static DynamoDbLocal server;
    private static DynamoDbClient client;

    private final CountedValues values = new CountedValues();
    private final DynamoDbRunLog log = new DynamoDbRunLog(client, "runs", values);
    private final RunId run = new RunId("g", "r" + COUNTER.incrementAndGet());
    private Program program;
    private Runner runner;

    record In(String document, int limit) {}

    record State(
            String document,
            int limit,
            @Nullable String summary,
            @Append List<String> notes) {}

    record Document(String document) {}

    record Limit(int limit) {}

    record Notes(List<String> notes) {}

    record Summary(String summary) {}

    record Optional(@Nullable String document) {}

    record Packet(String text) {}

    static final class Look implements Node<Limit, Notes> {
        @Override
        public Notes run(Limit in) {
            return new Notes(List.of("n".repeat(in.limit())));
        }
    }

    static final class Read implements Node<Document, Summary> {
        @Override
        public Summary run(Document in) {
            return new Summary("length " + in.document().length());
        }
    }

    static final class Perhaps implements Node<Optional, Summary> {
        @Override
        public Summary run(Optional in) {
            return new Summary("length " + String.valueOf(in.document()).length());
        }
    }

    static final class Rewrite implements Node<Limit, Document> {
        @Override
        public Document run(Limit in) {
            return new Document("short");
        }
    }

    static final class Count implements Node<Notes, Summary> {
        @Override
        public Summary run(Notes in) {
            return new Summary(in.notes().size() + " notes");
        }
    }

    static final class Work implements Node<Packet, Notes> {
        @Override
        public Notes run(Packet in) {
            return new Notes(List.of("worked on " + in.text().length()));
        }
    }

    @BeforeAll
    static void start() {
        server = DynamoDbLocal.start();
        client = DynamoDbClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
        RunLogTable.create(client, "runs");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void forget() {
        values.gets = 0;
    }

    private void begin(Graph<State> graph, int limit) {
        JacksonRecordMapper mapper = new JacksonRecordMapper();
        program = graph.program("g", LargeValuesTest::instance, mapper);
        Duration retention = Duration.ofDays(1);
        runner = new Runner(program, log, InstantSource.fixed(Instant.EPOCH), Runner.Settings.keeping(retention));
        Map<String, Object> input = mapper.write(new In("d".repeat(LARGE), limit));
        RunHeader header = runner.headers().of(run, "1", input);
        log.open(header, input);
    }

    private static Node<?, ?> instance(Class<? extends Node<?, ?>> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> run(String node, int superstep) {
        return runner.run(new NodeId(node), cursor(superstep), "1");
    }

    private Map<String, Object> cursor(int superstep) {
        return Json.object(
                "execution",
                run.run(),
                "retry",
                0L,
                "run",
                run.run(),
                "superstep",
                superstep,
                "base",
                0L,
                "graph",
                Fingerprint.of(program.definition()),
                "tasks",
                1L);
    }

    private Map<String, Object> state(int superstep) {
        var channels =
                new dev.superstep.graph.core.Channels(program.definition().channels());
        Map<String, Object> folded = log.before(run, superstep, 0).orElseThrow().fold(channels);
        return Loading.of(log, run).load(channels, folded, name -> true);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, LARGE})
    void a_node_that_does_not_read_a_large_channel_never_loads_it(int limit) {
        begin(
                Graph.of(In.class, State.class)
                        .start(Look.class)
                        .edge(Look.class, Read.class)
                        .end(Read.class)
                        .build(),
                limit);

        run("look", 1);
        assertThat(values.gets).isZero();
        run("read", 2);
        assertThat(values.gets).isEqualTo(1);

        assertThat(state(3)).containsEntry("summary", "length " + LARGE);
    }

    @Test
    void a_component_that_may_be_null_is_read_as_well() {
        begin(
                Graph.of(In.class, State.class)
                        .start(Perhaps.class)
                        .end(Perhaps.class)
                        .build(),
                1);

        run("perhaps", 1);

        assertThat(state(2)).containsEntry("summary", "length " + LARGE);
    }

    @Test
    void a_router_with_a_view_loads_what_the_view_has() {
        begin(
                Graph.of(In.class, State.class)
                        .start(Look.class)
                        .route(
                                Look.class,
                                Limit.class,
                                seen -> seen.limit() > 0 ? Read.class : End.class,
                                Read.class,
                                End.class)
                        .end(Read.class)
                        .build(),
                1);

        assertThat(run("look", 1)).containsEntry("goto", List.of("read"));
        assertThat(values.gets).isZero();
    }

    @Test
    void a_router_without_a_view_loads_everything() {
        begin(
                Graph.of(In.class, State.class)
                        .start(Look.class)
                        .route(
                                Look.class,
                                seen -> seen.document().length() == LARGE ? Read.class : End.class,
                                Read.class,
                                End.class)
                        .end(Read.class)
                        .build(),
                1);

        assertThat(run("look", 1)).containsEntry("goto", List.of("read"));
        assertThat(values.gets).isEqualTo(1);
    }

    @Test
    void a_router_does_not_load_again_what_its_node_has_read_or_overwritten() {
        begin(
                Graph.of(In.class, State.class)
                        .start(Read.class)
                        .route(
                                Read.class,
                                Document.class,
                                seen -> seen.document().length() == LARGE ? Rewrite.class : End.class,
                                Rewrite.class,
                                End.class)
                        .route(
                                Rewrite.class,
                                Document.class,
                                seen -> seen.document().equals("short") ? Look.class : End.class,
                                Look.class,
                                End.class)
                        .end(Look.class)
                        .build(),
                1);

        assertThat(run("read", 1)).containsEntry("goto", List.of("rewrite"));
        assertThat(values.gets).isEqualTo(1);
        assertThat(run("rewrite", 2)).containsEntry("goto", List.of("look"));
        assertThat(values.gets).isEqualTo(1);
    }

    @Test
    void a_list_that_grows_is_loaded_only_by_who_reads_it() {
        begin(
                Graph.of(In.class, State.class)
                        .start(Look.class)
                        .route(Look.class, Limit.class, seen -> Look.class, Look.class, Count.class)
                        .end(Count.class)
                        .build(),
                LARGE);
        for (int k = 1; k <= 4; k++) {
            run("look", k);
        }
        assertThat(values.gets).isZero();

        run("count", 5);
        assertThat(values.gets).isEqualTo(1); // all four are the same value
        assertThat(state(6)).containsEntry("summary", "4 notes");
    }

    @Test
    void only_the_run_of_a_send_loads_its_packet() {
        List<Send> sends = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sends.add(Send.to(Work.class, new Packet(i + "p".repeat(LARGE))));
        }
        begin(
                Graph.of(In.class, State.class)
                        .start(Look.class)
                        .routeMany(Look.class, Limit.class, seen -> sends, Possible.each(Work.class))
                        .edge(Work.class, Count.class)
                        .end(Count.class)
                        .build(),
                1);
        run("look", 1);
        assertThat(values.gets).isZero();

        for (int i = 0; i < 3; i++) {
            Map<String, Object> event = new java.util.LinkedHashMap<>(cursor(2));
            event.put("send", "1=look/" + i);
            event.put("tasks", 0L);
            runner.run(new NodeId("work"), event, "1");
            assertThat(values.gets).isEqualTo(i + 1);
        }
        run("count", 3);
        assertThat(values.gets).isEqualTo(3);
        assertThat(state(4)).containsEntry("summary", "4 notes");
    }

    @Test
    void a_value_that_was_lost_fails_who_reads_it_as_a_gap_of_the_log() {
        begin(Graph.of(In.class, State.class).start(Read.class).end(Read.class).build(), 1);
        values.erase(run);

        assertThatThrownBy(() -> run("read", 1))
                .isInstanceOfSatisfying(
                        AttemptFailure.class,
                        failure -> assertThat(failure.type()).isEqualTo(ErrorType.LOG_GAP));
    }

    @Test
    void a_store_that_is_busy_is_worth_another_try() {
        begin(Graph.of(In.class, State.class).start(Read.class).end(Read.class).build(), 1);
        values.busy = true;

        assertThatThrownBy(() -> run("read", 1))
                .isInstanceOfSatisfying(
                        AttemptFailure.class,
                        failure -> assertThat(failure.type()).isEqualTo(ErrorType.TRANSIENT));
        values.busy = false;
        run("read", 1);
        assertThat(state(2)).containsEntry("summary", "length " + LARGE);
    }

    private static final class CountedValues implements LargeValues {
        private final LargeValues store = new InMemoryLargeValues();
        private int gets;
        private boolean busy;

        @Override
        public void put(RunId run, String address, byte[] json) {
            store.put(run, address, json);
        }

        @Override
        public byte[] get(RunId run, String address) {
            if (busy) {
                throw dev.superstep.runlog.RunLogException.unavailable("getting", new IllegalStateException("busy"));
            }
            gets++;
            return store.get(run, address);
        }

        @Override
        public void erase(RunId run) {
            store.erase(run);
        }
    }
}
