package dev.superstep.runlog.dynamodb;

import static dev.superstep.runlog.RunLogContract.refused;
import static dev.superstep.runlog.Samples.INPUT;
import static dev.superstep.runlog.Samples.delta;
import static dev.superstep.runlog.Samples.edge;
import static dev.superstep.runlog.Samples.header;
import static dev.superstep.runlog.Samples.lone;
import static dev.superstep.runlog.Samples.packet;
import static dev.superstep.runlog.Samples.send;
import static dev.superstep.runlog.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import dev.superstep.runlog.ControlPoint;
import dev.superstep.runlog.Deferred;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.History;
import dev.superstep.runlog.LargeValue;
import dev.superstep.runlog.Loading;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.Samples;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import dev.superstep.runlog.large.InMemoryLargeValues;
import dev.superstep.runlog.large.LargeValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What becomes of items that would be too large, and of the store that takes what they cannot hold. */
class LargeItemsTest {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Channels CHANNELS = new Channels(List.of(
            new Channel("text", new Reducer.Last()),
            new Channel("trace", new Reducer.Append()),
            new Channel("topic", new Reducer.Last()),
            new Channel("n", new Reducer.Sum())));
    private static TestTable table;

    private final CountedValues values = new CountedValues();
    private final RunLog log = new DynamoDbRunLog(table.client(), "runs", values);

    @BeforeAll
    static void start() {
        table = new TestTable();
    }

    @AfterAll
    static void stop() {
        table.close();
    }

    private static Run fresh() {
        return Samples.run("large", "run-" + COUNTER.incrementAndGet());
    }

    private Run opened() {
        Run run = fresh();
        log.open(header(run), INPUT);
        return run;
    }

    // How large items are

    /** The longest names that Step Functions takes, of the characters that take most room. */
    private static Run named() {
        return Samples.run("語".repeat(80), "字".repeat(77) + String.format("%03d", COUNTER.incrementAndGet()));
    }

    @Test
    void whatever_is_written_no_item_is_larger_than_its_limit() {
        Random random = new Random(7);
        Map<String, Map<String, Object>> updates = new LinkedHashMap<>();
        updates.put("one large", Json.object("text", "x".repeat(1_000_000)));
        updates.put("one just too large", Json.object("text", "x".repeat(354_000)));
        updates.put("one just not too large", Json.object("text", "x".repeat(350_000)));
        updates.put("many of 1 KB", many(400, "é".repeat(500)));
        updates.put("many of 1 KB and a little", many(400, "é".repeat(520)));
        updates.put("very many small", many(6_000, "x".repeat(60)));
        updates.put("very many tiny", many(14_000, 1L));
        updates.put("large keys", Map.of("k".repeat(49_000), "x".repeat(340_000)));
        updates.put("all of them", random(random));
        TaskId longest = edge("節".repeat(330));

        updates.forEach((what, update) -> {
            Run run = named();
            log.open(RunHeader.running(run, update, "f00d", Samples.START), update);
            log.append(run, lone(1, "節".repeat(330), update));

            assertThat(size(run.id(), LogKeys.task(1, longest))).as(what).isLessThanOrEqualTo(RunLog.MAX_ITEM_BYTES);
            assertThat(size(run.id(), LogKeys.INPUT)).as(what).isLessThanOrEqualTo(RunLog.MAX_ITEM_BYTES);
            Delta read = log.delta(run, 1, longest).orElseThrow();
            assertThat(Json.print(loaded(run, read.update()))).as(what).isEqualTo(Json.print(update));
        });
    }

    private static Map<String, Object> many(int count, Object value) {
        Map<String, Object> update = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(i -> update.put("k" + i, value));
        return update;
    }

    private static Map<String, Object> random(Random random) {
        Map<String, Object> update = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            int length = (int) Math.exp(random.nextDouble() * 11);
            update.put("\"" + i + "\u0001", random.nextInt(9) == 0 ? null : "\"ß".repeat(length));
        }
        return update;
    }

    @RepeatedTest(20)
    void however_many_and_large_the_sends_are_no_item_is_larger_than_its_limit(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Run run = named();
        int sends = 1 + random.nextInt(3_000);
        double spread = 4 + random.nextDouble() * 4;
        List<Target.Send> made = IntStream.range(0, sends)
                .mapToObj(i -> packet("worker-" + i % 7, "é".repeat((int) Math.exp(random.nextDouble() * spread))))
                .toList();

        Delta delta = new Delta(
                1,
                send(17, "w"),
                Json.object("text", "x".repeat(random.nextInt(400_000))),
                List.of(),
                made,
                1,
                Samples.METRICS);
        log.append(run, delta);

        assertThat(size(run.id(), LogKeys.task(1, send(17, "w")))).isLessThanOrEqualTo(RunLog.MAX_ITEM_BYTES);
        List<Target.Send> read = log.delta(run, 1, send(17, "w")).orElseThrow().sends();
        assertThat(read)
                .extracting(Target.Send::node)
                .isEqualTo(made.stream().map(Target.Send::node).toList());
        Loading loading = Loading.of(log, run.id());
        int one = random.nextInt(sends);
        values.gets.clear();
        assertThat(loading.packet(read.get(one).packet()))
                .isEqualTo(made.get(one).packet());
        assertThat(values.gets).hasSizeLessThanOrEqualTo(1);
    }

    private static long size(RunId run, String key) {
        long size = 0;
        for (Map.Entry<String, AttributeValue> attribute :
                table.unpacked(run, key).entrySet()) {
            size += bytes(attribute.getKey()) + bytes(attribute.getValue());
        }
        return size;
    }

    private static int bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> bytes(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            default -> throw new IllegalArgumentException("nothing else is written: " + value);
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private Map<String, Object> loaded(Run run, Map<String, Object> state) {
        return Loading.of(log, run.id()).load(CHANNELS, state, name -> true);
    }

    // What moves

    @Test
    void the_largest_moves_and_the_rest_stays() {
        Run run = opened();
        log.append(run, lone(1, "a", Json.object("topic", "t".repeat(200_000), "text", "x".repeat(200_000), "n", 1)));

        Map<String, AttributeValue> item = table.unpacked(run.id(), "00000001=a");
        String address = LargeValues.addressOf(Json.bytes("t".repeat(200_000)));
        assertThat(item.get("u").s())
                .startsWith("{\"topic\":null,\"text\":\"xxx")
                .endsWith("xx\",\"n\":1}");
        assertThat(item.get("uu").s()).isEqualTo("[[\"" + address + "\",200002,0,\"t\"]]");
        assertThat(values.puts).containsExactly(run.id() + " " + address);
    }

    @Test
    void nothing_moves_that_fits() {
        Run run = opened();
        log.append(run, lone(1, "a", Json.object("text", "x".repeat(300_000))));
        log.append(run, sending(2, edge("a"), 1, packet("w", "x".repeat(40_000)), packet("w", 1)));

        assertThat(table.unpacked(run.id(), "00000001=a")).doesNotContainKey("uu");
        assertThat(table.unpacked(run.id(), "00000002=a")).doesNotContainKey("ss");
        assertThat(values.puts).isEmpty();
    }

    @Test
    void the_same_value_is_put_under_one_address() {
        Run run = opened();
        Map<String, Object> update = Json.object("text", "x".repeat(400_000));
        log.append(run, lone(1, "a", update));
        log.append(run, lone(2, "a", update));

        assertThat(values.puts).hasSize(2).containsOnly(values.puts.getFirst());
    }

    // What is loaded

    @Test
    void reading_and_folding_loads_nothing() {
        Run run = opened();
        log.append(run, lone(1, "a", Json.object("text", "x".repeat(400_000), "trace", List.of("y".repeat(400_000)))));
        log.append(run, lone(2, "a", Json.object("trace", List.of("z"))));

        Slice slice = log.before(run.id(), 3, 0).orElseThrow();
        Map<String, Object> state = slice.fold(CHANNELS);
        log.history(run.id());
        log.step(run, 1);
        assertThat(values.gets).isEmpty();

        assertThat(state.get("text")).isInstanceOf(LargeValue.class);
        assertThat(state.get("trace")).isInstanceOf(Deferred.class);
        assertThat(slice.bytes()).isLessThan(1_000);
        assertThat(Loading.of(log, run.id()).load(CHANNELS, "trace", state.get("trace")))
                .isEqualTo(List.of("y".repeat(400_000), "z"));
        assertThat(values.gets).hasSize(1);
    }

    @Test
    void a_snapshot_keeps_what_is_elsewhere_where_it_is() {
        Run run = opened();
        log.append(run, lone(1, "a", Json.object("text", "x".repeat(400_000), "trace", List.of("y".repeat(400_000)))));
        log.append(run, lone(2, "a", Json.object("trace", List.of("z"), "n", 2, "topic", "u".repeat(300_000))));
        Map<String, Object> state = log.before(run.id(), 3, 0).orElseThrow().fold(CHANNELS);
        values.puts.clear();

        log.save(new Snapshot(run, 3, CHANNELS.fingerprint(), state, new ControlPoint(List.of(), List.of())));

        assertThat(values.puts).isEmpty();
        assertThat(values.gets).isEmpty();
        assertThat(size(run.id(), LogKeys.snapshot(3))).isLessThanOrEqualTo(RunLog.MAX_ITEM_BYTES);
        Slice slice = log.before(run.id(), 3, 3).orElseThrow();
        assertThat(slice.fold(CHANNELS)).isEqualTo(state);
        assertThat(loaded(run, slice.fold(CHANNELS)).get("trace")).isEqualTo(List.of("y".repeat(400_000), "z"));
    }

    @Test
    void a_snapshot_that_is_too_large_moves_what_an_item_would() {
        Run run = opened();
        List<String> parts = new ArrayList<>();
        for (int k = 1; k <= 4; k++) {
            parts.add(k + "y".repeat(200_000));
            log.append(run, lone(k, "a", Json.object("trace", List.of(parts.getLast()))));
        }
        Map<String, Object> state = log.before(run.id(), 5, 0).orElseThrow().fold(CHANNELS);

        log.save(new Snapshot(run, 5, CHANNELS.fingerprint(), state, new ControlPoint(List.of(), List.of())));
        log.append(run, lone(5, "a", Json.object("trace", List.of("z"))));

        assertThat(size(run.id(), LogKeys.snapshot(5))).isLessThan(2_000);
        parts.add("z");
        Map<String, Object> later = log.before(run.id(), 6, 5).orElseThrow().fold(CHANNELS);
        assertThat(loaded(run, later).get("trace")).isEqualTo(parts);
    }

    @Test
    void a_history_that_is_loaded_can_be_written_again_as_another_run_s() {
        Run run = fresh();
        Map<String, Object> input = Json.object("text", "i".repeat(400_000));
        log.open(RunHeader.running(run, input, "f00d", Samples.START), input);
        Delta first = lone(1, "a", Json.object("text", "x".repeat(400_000), "trace", List.of("y".repeat(400_000))));
        Delta second = sending(2, edge("a"), 1, packet("w", "p".repeat(400_000)), packet("w", 1));
        log.append(run, first);
        log.append(run, second);

        History whole = Loading.of(log, run.id())
                .history(CHANNELS, log.history(run.id()).orElseThrow());

        assertThat(whole.input().values()).isEqualTo(input);
        assertThat(whole.steps()).containsExactly(new Step(1, List.of(first)), new Step(2, List.of(second)));
    }

    // What goes wrong

    @Test
    void a_value_that_was_lost_is_a_gap_for_who_reads_it_and_for_nobody_else() {
        Run run = opened();
        log.append(run, lone(1, "a", Json.object("text", "x".repeat(400_000), "n", 1)));
        values.erase(run.id());

        Map<String, Object> state = log.before(run.id(), 2, 0).orElseThrow().fold(CHANNELS);
        Loading loading = Loading.of(log, run.id());
        assertThat(loading.load(CHANNELS, state, "n"::equals)).containsEntry("n", 2L);
        refused(
                RunLogException.Code.LOG_GAP,
                () -> loading.load(CHANNELS, state, "text"::equals),
                run.id().text());
    }

    @Test
    void a_crash_between_the_value_and_its_item_is_mended_by_the_next_attempt() {
        Run run = opened();
        Map<String, Object> update = Json.object("text", "x".repeat(400_000));
        values.crashAfterPut = true;
        assertThatThrownBy(() -> log.append(run, lone(1, "a", update))).hasMessage("killed");
        assertThat(log.step(run, 1).deltas()).isEmpty();
        Run unopened = fresh();
        assertThatThrownBy(() -> log.open(RunHeader.running(unopened, update, "f00d", Samples.START), update))
                .hasMessage("killed");
        assertThat(log.header(unopened.id())).isEmpty();
        values.crashAfterPut = false;

        log.append(run, lone(1, "a", update));
        assertThat(loaded(run, log.delta(run, 1, edge("a")).orElseThrow().update()))
                .isEqualTo(update);
    }

    @Test
    void without_a_store_what_fits_is_taken_and_the_rest_refused_with_the_setting() {
        RunLog poor = new DynamoDbRunLog(table.client(), "runs", LargeValues.none("superstep.bucket"));
        Run run = fresh();
        Map<String, Object> large = Json.object("text", "x".repeat(400_000));

        refused(
                RunLogException.Code.ITEM_TOO_LARGE,
                () -> poor.open(RunHeader.running(run, large, "f00d", Samples.START), large),
                "400002",
                "superstep.bucket");
        assertThat(poor.header(run.id())).isEmpty();
        poor.open(header(run), INPUT);
        refused(RunLogException.Code.ITEM_TOO_LARGE, () -> poor.append(run, lone(1, "a", large)), "superstep.bucket");
        poor.append(run, lone(1, "a", INPUT));
        assertThat(poor.before(run.id(), 2, 0)).isPresent();
    }

    @Test
    void erasing_a_run_erases_its_values() {
        Run run = opened();
        log.append(run, lone(1, "a", Json.object("text", "x".repeat(400_000))));
        String address = LargeValues.addressOf(Json.bytes("x".repeat(400_000)));
        assertThat(log.value(run.id(), address)).isNotNull();

        log.erase(run.id());

        refused(RunLogException.Code.LOG_GAP, () -> log.value(run.id(), address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "[1]",
                "[[\"a\"]]",
                "[[\"a\",1,0]]",
                "[[\"a\",1,9,\"t\"]]",
                "[[\"a\",1,0,\"?\"]]",
                "[[1,1,0,\"t\"]]",
                "[[\"a\",1,0,\"tt\"]]"
            })
    void what_was_moved_and_is_named_in_another_way_is_refused(String elsewhere) {
        Run run = opened();
        log.append(run, lone(1, "a", Json.object("text", null)));
        table.change(run.id(), "00000001=a", "uu", AttributeValue.fromS(elsewhere));

        refused(RunLogException.Code.MALFORMED_ITEM, () -> log.step(run, 1), "00000001=a");
    }

    @Test
    void a_value_that_is_no_json_is_refused() {
        Run run = opened();
        values.put(run.id(), "a", new byte[] {'{'});

        refused(RunLogException.Code.MALFORMED_ITEM, () -> log.value(run.id(), "a"), "\"a\"");
    }

    @Test
    void a_look_at_a_step_of_large_updates_loads_nothing() {
        Run run = opened();
        IntStream.range(0, 3)
                .forEach(i -> log.append(
                        run, delta(1, edge("n" + i), 3, Json.object("trace", List.of(i + "x".repeat(400_000))))));

        Step step = log.step(run, 1);

        assertThat(step.isComplete()).isTrue();
        assertThat(values.gets).isEmpty();
        assertThat(loaded(run, log.before(run.id(), 2, 0).orElseThrow().fold(CHANNELS)))
                .extractingByKey("trace")
                .isEqualTo(IntStream.range(0, 3)
                        .mapToObj(i -> i + "x".repeat(400_000))
                        .toList());
    }

    /** Notes what is asked of it, and fails as a process that is killed does. */
    private static final class CountedValues implements LargeValues {
        private final LargeValues store = new InMemoryLargeValues();
        private final List<String> puts = new ArrayList<>();
        private final List<String> gets = new ArrayList<>();
        private boolean crashAfterPut;

        @Override
        public void put(RunId run, String address, byte[] json) {
            puts.add(run + " " + address);
            store.put(run, address, json);
            if (crashAfterPut) {
                throw new IllegalStateException("killed");
            }
        }

        @Override
        public byte[] get(RunId run, String address) {
            gets.add(run + " " + address);
            return store.get(run, address);
        }

        @Override
        public void erase(RunId run) {
            store.erase(run);
        }
    }
}
