package dev.superstep.runlog;

import static dev.superstep.runlog.Samples.INPUT;
import static dev.superstep.runlog.Samples.METRICS;
import static dev.superstep.runlog.Samples.START;
import static dev.superstep.runlog.Samples.delta;
import static dev.superstep.runlog.Samples.edge;
import static dev.superstep.runlog.Samples.header;
import static dev.superstep.runlog.Samples.lone;
import static dev.superstep.runlog.Samples.nodes;
import static dev.superstep.runlog.Samples.packet;
import static dev.superstep.runlog.Samples.send;
import static dev.superstep.runlog.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every run log does; run on each of them. Each test uses runs of its own. */
public abstract class RunLogContract extends RunLifeContract {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private static final Channels CHANNELS = new Channels(List.of(
            new Channel("topic", new Reducer.Last()),
            new Channel("trace", new Reducer.Append()),
            new Channel("n", new Reducer.Sum())));

    /** A run of which no log knows anything yet. */
    protected static Run fresh() {
        return Samples.run("loop", "run-" + COUNTER.incrementAndGet());
    }

    private Run opened() {
        Run run = fresh();
        log().open(header(run), INPUT);
        return run;
    }

    // Opening

    @Test
    void a_new_run_has_header_and_input() {
        Run run = fresh();
        RunHeader header = header(run);

        assertThat(log().header(run.id())).isEmpty();
        assertThat(log().before(run.id(), 1, 0)).isEmpty();
        assertThat(log().history(run.id())).isEmpty();
        assertThat(log().open(header, INPUT)).isEqualTo(new Opening.Opened(header));

        assertThat(log().header(run.id())).contains(header);
        Slice slice = log().before(run.id(), 1, 0).orElseThrow();
        assertThat(slice.run()).isEqualTo(run);
        assertThat(slice.base()).isEqualTo(RunInput.of(INPUT));
        assertThat(slice.steps()).isEmpty();
        assertThat(slice.newest().deltas()).isEmpty();
        assertThat(slice.fold(CHANNELS)).isEqualTo(Json.object("topic", "tides", "trace", List.of(), "n", 1));
    }

    @Test
    void opening_again_with_the_same_start_gives_what_is_recorded() {
        Run run = fresh();
        RunHeader first = header(run);
        log().open(first, INPUT);
        RunHeader again = header(run, START.plusSeconds(5));

        assertThat(log().open(again, Json.object("n", 1, "topic", "tides"))).isEqualTo(new Opening.AlreadyOpen(first));
        assertThat(log().list("loop", 1_000, null).runs())
                .filteredOn(first::equals)
                .hasSize(1);
    }

    @Test
    void rule_2_a_name_cannot_be_used_again_with_another_incarnation_or_input() {
        Run run = opened();
        Run later = new Run(run.id(), "2026-11-02T08:00:00Z", run.expires());
        Map<String, Object> other = Json.object("topic", "winds");

        refused(RunLogException.Code.RUN_NAME_REUSED, () -> log().open(header(later), INPUT));
        refused(
                RunLogException.Code.RUN_NAME_REUSED,
                () -> log().open(RunHeader.running(run, other, "f00d", START), other));
        assertThat(log().header(run.id())).contains(header(run));
    }

    @Test
    void of_racing_first_tasks_one_opens_the_run() throws Exception {
        Run run = fresh();
        List<Opening> openings = atOnce(8, i -> log().open(header(run), INPUT));

        assertThat(openings).filteredOn(Opening.Opened.class::isInstance).hasSize(1);
        assertThat(openings).allSatisfy(opening -> assertThat(opening.header()).isEqualTo(header(run)));
    }

    @Test
    void a_large_input_comes_back_and_can_be_opened_again() {
        Run run = fresh();
        Map<String, Object> input = Json.object("text", "x".repeat(400_000), "topic", "tides", "n", 1);
        RunHeader header = RunHeader.running(run, input, "f00d", START);

        assertThat(log().open(header, input)).isEqualTo(new Opening.Opened(header));
        assertThat(log().open(header, input)).isEqualTo(new Opening.AlreadyOpen(header));

        Slice slice = log().before(run.id(), 1, 0).orElseThrow();
        assertThat(loaded(run, ((RunInput) slice.base()).values())).isEqualTo(input);
        assertThat(((RunInput) slice.base()).digest()).isEqualTo(RunInput.digest(input));
        assertThat(loaded(run, log().history(run.id()).orElseThrow().input().values()))
                .isEqualTo(input);
    }

    @Test
    void an_input_with_a_value_that_nothing_takes_is_refused_with_the_numbers() {
        Run run = fresh();
        Map<String, Object> input = Json.object("text", text(RunLog.MAX_VALUE_BYTES + 1));

        refused(
                RunLogException.Code.VALUE_TOO_LARGE,
                () -> log().open(RunHeader.running(run, input, "f00d", START), input),
                "the input",
                "52428801",
                "52428800");
        assertThat(log().header(run.id())).isEmpty();
    }

    /** A text that takes so many bytes as JSON. */
    private static String text(long bytes) {
        return "x".repeat(Math.toIntExact(bytes - 2));
    }

    private Map<String, Object> loaded(Run run, Map<String, Object> values) {
        return Loading.of(log(), run.id()).load(CHANNELS, values, name -> true);
    }

    // Committing

    @Test
    void a_delta_comes_back_as_it_was_appended() {
        Run run = opened();
        Map<String, Object> update = Json.object(
                "b", null,
                "a", Json.list(1, new BigDecimal("1.0"), new BigDecimal("123456789012345678901234567890"), true),
                "nested", Json.object("z", Json.object("y", Json.list()), "ключ", "значение 😀 \"\\\n"));
        Delta delta = new Delta(
                1, edge("a"), update, nodes("b", "__end__"), List.of(packet("w", 1), packet("w", null)), 1, METRICS);

        assertThat(log().append(run, delta)).isEqualTo(new Commit.Committed(delta));
        Delta read = log().delta(run, 1, edge("a")).orElseThrow();
        assertThat(read).isEqualTo(delta);
        assertThat(read.update().keySet()).containsExactly("b", "a", "nested");
        assertThat(log().step(run, 1)).isEqualTo(new Step(1, List.of(delta)));
        assertThat(log().before(run.id(), 2, 0).orElseThrow().steps()).containsExactly(new Step(1, List.of(delta)));
    }

    @Test
    void what_answered_and_until_when_its_path_waits_come_back_too() {
        Run run = opened();
        Instant until = Instant.parse("2026-11-02T08:00:00.123456Z");
        Delta delta = new Delta(
                1, edge("a"), Map.of(), nodes(), List.of(), 1, METRICS, Delta.By.FALLBACK, Optional.of(until));

        log().append(run, delta);

        Delta read = log().delta(run, 1, edge("a")).orElseThrow();
        assertThat(read).isEqualTo(delta);
        assertThat(read.until()).contains(Instant.parse("2026-11-02T08:00:00.123Z"));
    }

    @Test
    void a_delta_without_anything_comes_back_too() {
        Run run = opened();
        Delta delta = lone(1, "a", Map.of());

        log().append(run, delta);

        assertThat(log().delta(run, 1, edge("a"))).contains(delta);
        assertThat(log().delta(run, 1, edge("b"))).isEmpty();
        assertThat(log().delta(run, 2, edge("a"))).isEmpty();
    }

    @Test
    void rule_5_the_second_append_changes_nothing_and_gets_the_first() {
        Run run = opened();
        Delta first = lone(1, "a", Json.object("n", 1));

        log().append(run, first);

        assertThat(log().append(run, lone(1, "a", Json.object("n", 2)))).isEqualTo(new Commit.AlreadyCommitted(first));
        assertThat(log().step(run, 1).deltas()).containsExactly(first);
    }

    @Test
    void rule_6_of_racing_appends_one_wins_and_the_others_get_it() throws Exception {
        Run run = opened();
        List<Commit> commits = atOnce(8, i -> log().append(run, lone(1, "a", Json.object("n", i))));

        Delta winner = log().delta(run, 1, edge("a")).orElseThrow();
        assertThat(commits).filteredOn(Commit.Committed.class::isInstance).hasSize(1);
        assertThat(commits).allSatisfy(commit -> assertThat(commit.delta()).isEqualTo(winner));
    }

    @Test
    void racing_tasks_of_one_step_all_commit() throws Exception {
        Run run = opened();
        atOnce(8, i -> log().append(run, delta(1, edge("n" + i), 8, Json.object("n", i))));

        assertThat(log().step(run, 1).isComplete()).isTrue();
        assertThat(log().before(run.id(), 2, 0).orElseThrow().fold(CHANNELS).get("n"))
                .isEqualTo(29L);
    }

    @ParameterizedTest
    @ValueSource(longs = {300_000, 10 * 1024 * 1024, RunLog.MAX_VALUE_BYTES})
    void a_value_comes_back_however_large_it_is(long bytes) {
        Run run = opened();
        Map<String, Object> update = Json.object("b", null, "topic", text(bytes), "n", 2);

        assertThat(log().append(run, lone(1, "a", update))).isInstanceOf(Commit.Committed.class);

        Delta read = log().delta(run, 1, edge("a")).orElseThrow();
        assertThat(read.update().keySet()).containsExactly("b", "topic", "n");
        assertThat(loaded(run, read.update())).isEqualTo(update);
        assertThat(loaded(run, log().before(run.id(), 2, 0).orElseThrow().fold(CHANNELS)))
                .isEqualTo(Json.object("topic", update.get("topic"), "trace", List.of(), "n", 3));
        assertThat(log().append(run, lone(1, "a", Map.of())).delta()).isEqualTo(read);
    }

    @Test
    void a_value_that_nothing_takes_is_refused_with_the_numbers_before_anything_is_written() {
        Run run = opened();
        String tooLong = text(RunLog.MAX_VALUE_BYTES + 1);

        for (Delta delta : List.of(
                lone(1, "a", Json.object("topic", tooLong)),
                sending(1, edge("a"), 1, packet("w", tooLong.substring(9)), packet("w", 1)))) {
            refused(
                    RunLogException.Code.VALUE_TOO_LARGE,
                    () -> log().append(run, delta),
                    "step 1=a",
                    "52428801",
                    "52428800");
        }
        assertThat(log().step(run, 1).deltas()).isEmpty();
    }

    @Test
    void packets_come_back_however_large_they_are_together() {
        Run run = opened();
        Target.Send[] sends = IntStream.range(0, 60)
                .mapToObj(i -> packet("w" + i % 3, i + "x".repeat(i % 7 == 0 ? 40_000 : i * 200)))
                .toArray(Target.Send[]::new);

        log().append(run, sending(1, edge("a"), 1, sends));

        List<Target.Send> read =
                log().before(run.id(), 2, 0).orElseThrow().newest().sends();
        assertThat(read).extracting(Target.Send::node).containsExactlyElementsOf(nodesOf(sends));
        Loading loading = Loading.of(log(), run.id());
        for (int i = 0; i < sends.length; i++) {
            assertThat(loading.packet(read.get(i).packet())).isEqualTo(sends[i].packet());
        }
    }

    private static List<NodeId> nodesOf(Target.Send... sends) {
        return Arrays.stream(sends).map(Target.Send::node).toList();
    }

    @Test
    void more_values_than_an_item_can_name_are_refused_with_the_numbers() {
        Run run = opened();
        Map<String, Object> update = new LinkedHashMap<>();
        IntStream.range(0, 20_000).forEach(i -> update.put("a rather long name " + i, 1L));
        Target.Send[] sends =
                IntStream.range(0, 40_000).mapToObj(i -> packet("w", i)).toArray(Target.Send[]::new);

        refused(
                RunLogException.Code.ITEM_TOO_LARGE,
                () -> log().append(run, lone(1, "a", update)),
                "step 1=a",
                "358400");
        refused(
                RunLogException.Code.ITEM_TOO_LARGE,
                () -> log().append(run, sending(1, edge("a"), 1, sends)),
                "step 1=a",
                "358400");
        assertThat(log().step(run, 1).deltas()).isEmpty();
    }

    @Test
    void a_value_that_is_nowhere_is_a_gap() {
        Run run = opened();

        refused(
                RunLogException.Code.LOG_GAP,
                () -> log().value(run.id(), "0".repeat(64)),
                run.id().text());
    }

    // Reading

    @Test
    void the_items_of_a_step_are_read_in_write_order() {
        Run run = opened();
        List<TaskId> inOrder = List.of(
                edge("B"),
                edge("_"),
                edge("a"),
                edge("b.1"),
                edge("b_1"),
                edge("n10"),
                edge("n2"),
                edge("x y"),
                edge("x/y"),
                edge("é"),
                edge("\uFFFD"),
                edge("😀"),
                send(0, "w"),
                send(2, "a"),
                send(10, "w"));
        List<TaskId> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.forEach(task -> log().append(run, delta(1, task, inOrder.size(), Map.of())));

        assertThat(log().step(run, 1).deltas()).extracting(Delta::task).containsExactlyElementsOf(inOrder);
        assertThat(log().before(run.id(), 2, 0).orElseThrow().newest().deltas())
                .extracting(Delta::task)
                .containsExactlyElementsOf(inOrder);
    }

    @Test
    void key_order_is_write_order_for_any_names() {
        Random random = new Random(42);
        for (int round = 0; round < 5; round++) {
            Run run = opened();
            List<TaskId> tasks = IntStream.range(0, 20)
                    .mapToObj(i -> random.nextBoolean()
                            ? edge(randomName(random))
                            : send(random.nextInt(LogKeys.MAX_NUMBER), "w"))
                    .distinct()
                    .toList();
            tasks.forEach(task -> log().append(run, delta(1, task, tasks.size(), Map.of())));

            assertThat(log().step(run, 1).deltas())
                    .extracting(Delta::task)
                    .containsExactlyElementsOf(tasks.stream().sorted().toList());
        }
    }

    private static String randomName(Random random) {
        int[] points = random.ints(1 + random.nextInt(3), ' ', 0x1F600)
                .map(point -> Character.isDefined(point) && (point < 0xD800 || point > 0xDFFF) ? point : 'a')
                .toArray();
        return new String(points, 0, points.length);
    }

    @Test
    void steps_are_read_in_order_beyond_nine_and_without_the_later_ones() {
        Run run = opened();
        for (int k = 1; k <= 12; k++) {
            log().append(run, lone(k, "a", Json.object("trace", List.of("s" + k))));
        }

        Slice slice = log().before(run.id(), 12, 0).orElseThrow();
        assertThat(slice.steps())
                .extracting(Step::superstep)
                .containsExactlyElementsOf(IntStream.range(1, 12).boxed().toList());
        assertThat((List<?>) slice.fold(CHANNELS).get("trace"))
                .hasSize(11)
                .first()
                .isEqualTo("s1");
        assertThat(log().step(run, 13).deltas()).isEmpty();
    }

    @Test
    void start_routers_leave_an_item_in_step_0_beside_the_input() {
        Run run = opened();
        Delta start = new Delta(0, edge("__start__"), Map.of(), nodes("a"), List.of(packet("w", 1)), 1, METRICS);
        log().append(run, start);

        Slice slice = log().before(run.id(), 1, 0).orElseThrow();
        assertThat(slice.newest().deltas()).containsExactly(start);
        assertThat(slice.newest().sends()).containsExactly(packet("w", 1));
        assertThat(log().step(run, 0).deltas()).containsExactly(start);
        log().append(run, lone(1, "a", Json.object("n", 5)));
        assertThat(log().before(run.id(), 2, 0).orElseThrow().fold(CHANNELS).get("n"))
                .isEqualTo(6L);
    }

    @Test
    void sends_are_numbered_by_maker_and_position() {
        Run run = opened();
        log().append(run, sending(1, send(0, "m"), 3, packet("w", "third")));
        log().append(run, sending(1, edge("b"), 3, packet("w", "second")));
        log().append(run, sending(1, edge("a"), 3, packet("w", "zero"), packet("v", "first")));

        Step newest = log().before(run.id(), 2, 0).orElseThrow().newest();
        assertThat(newest.sends())
                .containsExactly(
                        packet("w", "zero"), packet("v", "first"), packet("w", "second"), packet("w", "third"));
        assertThat(newest.numberOf(SendPointer.parse("1=a/1"))).isEqualTo(1);
        assertThat(newest.numberOf(SendPointer.to(1, edge("b"), 0))).isEqualTo(2);
        assertThat(newest.numberOf(SendPointer.parse("1>0/0"))).isEqualTo(3);
    }

    @Test
    void who_has_an_earlier_state_reads_only_what_is_newer() {
        Run run = opened();
        for (int k = 1; k <= 5; k++) {
            log().append(run, lone(k, "a", Json.object("trace", List.of("s" + k), "n", k)));
        }
        Snapshot warm = log().before(run.id(), 3, 0).orElseThrow().snapshot(CHANNELS);

        Slice newer = log().since(warm, 6).orElseThrow();
        assertThat(newer.steps()).extracting(Step::superstep).containsExactly(3, 4, 5);
        assertThat(newer.fold(CHANNELS))
                .isEqualTo(log().before(run.id(), 6, 0).orElseThrow().fold(CHANNELS));
        Slice same = log().since(warm, 3).orElseThrow();
        assertThat(same.steps()).extracting(Step::superstep).containsExactly(2);
        assertThat(same.fold(CHANNELS)).isEqualTo(warm.state());
    }

    @Test
    void rule_12_a_log_of_more_than_a_megabyte_is_read_whole() {
        Run run = opened();
        String large = "x".repeat(300_000);
        for (int k = 1; k <= 9; k++) {
            log().append(run, lone(k, "a", Json.object("trace", List.of(large + k))));
        }

        Slice slice = log().before(run.id(), 10, 0).orElseThrow();
        assertThat((List<?>) slice.fold(CHANNELS).get("trace"))
                .hasSize(9)
                .last()
                .isEqualTo(large + 9);
        assertThat(log().history(run.id()).orElseThrow().steps()).hasSize(9);
    }

    @Test
    void rule_9_a_gap_is_never_folded() {
        Run run = opened();
        log().append(run, lone(1, "a", Map.of()));
        Snapshot warm = log().before(run.id(), 2, 0).orElseThrow().snapshot(CHANNELS);
        log().append(run, delta(2, edge("a"), 2, Map.of()));
        log().append(run, lone(4, "a", Map.of()));

        refused(RunLogException.Code.LOG_GAP, () -> log().before(run.id(), 3, 0), "step 2 holds 1 of 2 items (=a)");
        refused(RunLogException.Code.LOG_GAP, () -> log().since(warm, 3), "step 2 holds 1 of 2 items (=a)");
        log().append(run, delta(2, edge("b"), 2, Map.of()));
        refused(RunLogException.Code.LOG_GAP, () -> log().before(run.id(), 4, 0), "step 3 is missing before step 4");
        refused(RunLogException.Code.LOG_GAP, () -> log().before(run.id(), 5, 0), "step 3 is missing before step 5");
        refused(RunLogException.Code.LOG_GAP, () -> log().since(warm, 5), "step 3 is missing before step 5");
        refused(RunLogException.Code.LOG_GAP, () -> log().before(fresh().id(), 2, 0), "before step 2");
        assertThat(log().before(run.id(), 3, 0)).isPresent();
    }

    // Failures and the end

    @Test
    void rule_8_a_failed_attempt_stands_beside_the_steps() {
        Run run = opened();
        RunError error = new RunError("NodeError", "NODE_FAILED", new NodeId("a"), "no \"luck\" 😀".repeat(1_000));
        Failure first = new Failure(1, edge("a"), "7f2b", error, START);
        Failure second = new Failure(
                1, send(3, "w"), "7f2c", new RunError("Sandbox.Timedout", "", null, ""), START.plusMillis(1));

        log().recordFailure(run, second);
        log().recordFailure(run, first);
        log().recordFailure(run, first);
        log().append(run, lone(1, "a", Map.of()));

        assertThat(log().before(run.id(), 2, 0).orElseThrow().newest().deltas()).hasSize(1);
        assertThat(log().history(run.id()).orElseThrow().failures()).containsExactly(first, second);
        assertThat(error.message().length()).isLessThanOrEqualTo(RunError.MAX_MESSAGE);
    }

    @Test
    void rule_20_a_run_is_closed_once() {
        Run run = opened();
        RunEnd failed = RunEnd.failed(3, new RunError("NodeError", "", new NodeId("a"), "boom"), START.plusSeconds(9));

        RunHeader closed = log().close(run.id(), failed);

        assertThat(closed).isEqualTo(header(run).ended(failed));
        assertThat(log().header(run.id())).contains(closed);
        assertThat(log().close(run.id(), RunEnd.failed(4, failed.error(), START)))
                .isEqualTo(closed);
        assertThat(log().open(header(run), INPUT)).isEqualTo(new Opening.AlreadyOpen(closed));
    }

    @Test
    void rule_20_an_end_gives_way_to_a_higher_one_and_to_a_later_execution_only() {
        Run run = opened();
        RunEnd failed = RunEnd.failed(3, new RunError("X", "", null, ""), START);
        RunEnd cancelled = RunEnd.cancelled(3, START);
        RunEnd redriven = new RunEnd(RunStatus.FAILED, 5, failed.error(), START, 1);

        log().close(run.id(), failed);
        assertThat(log().close(run.id(), cancelled).end()).isEqualTo(cancelled);
        assertThat(log().close(run.id(), failed).end()).isEqualTo(cancelled);
        assertThat(log().close(run.id(), redriven).end()).isEqualTo(redriven);
        assertThat(log().close(run.id(), RunEnd.succeeded(3, START)).end()).isEqualTo(redriven);
    }

    @Test
    void a_run_that_was_never_opened_cannot_be_closed() {
        refused(RunLogException.Code.UNKNOWN_RUN, () -> log().close(fresh().id(), RunEnd.succeeded(1, START)));
    }

    @Test
    void the_measurements_are_those_of_the_history_without_its_values() {
        Run run = fresh();
        log().open(header(run), INPUT);
        log().append(run, delta(1, edge("b"), 3, INPUT));
        log().append(run, sending(1, edge("a"), 3, packet("w", "x".repeat(60_000))));
        log().append(run, delta(2, send(17, "w"), 3, INPUT));
        log().save(new Snapshot(run, 2, "f", INPUT, new ControlPoint(List.of(), List.of())));
        RunError error = new RunError("NodeError", "OOPS", new NodeId("c"), "no");
        log().recordFailure(run, new Failure(2, edge("c"), "r-0", error, START));
        log().close(run.id(), RunEnd.succeeded(2, START));

        Measurements found = log().measurements(run.id()).orElseThrow();

        assertThat(found).isEqualTo(Measurements.of(log().history(run.id()).orElseThrow()));
        assertThat(found.tasks())
                .containsExactly(
                        new Measurements.Task(1, edge("a"), METRICS),
                        new Measurements.Task(1, edge("b"), METRICS),
                        new Measurements.Task(2, send(17, "w"), METRICS));
        assertThat(found.failures()).hasSize(1);
        assertThat(found.header().end()).isNotNull();
        assertThat(log().measurements(fresh().id())).isEmpty();
    }

    @Test
    void what_was_committed_can_be_followed_page_by_page_from_any_task_on() {
        Run run = fresh();
        log().open(header(run), INPUT);
        assertThat(log().deltas(run, 0, null, 10)).isEqualTo(new DeltaPage(List.of(), false));
        for (int step = 1; step <= 3; step++) {
            log().append(run, delta(step, edge("a"), 4, INPUT));
            log().append(run, delta(step, edge("b"), 4, Map.of()));
            log().append(run, delta(step, send(2, "w"), 4, INPUT));
            log().append(run, delta(step, send(10, "w"), 4, INPUT));
            log().save(new Snapshot(run, step, "f", INPUT, new ControlPoint(List.of(), List.of())));
        }
        List<Delta> all = log().history(run.id()).orElseThrow().steps().stream()
                .flatMap(step -> step.deltas().stream())
                .toList();

        for (int from = 0; from < all.size(); from++) {
            List<Delta> followed = new ArrayList<>();
            int step = from == 0 ? 0 : all.get(from - 1).superstep();
            TaskId after = from == 0 ? null : all.get(from - 1).task();
            DeltaPage page = log().deltas(run, step, after, 3);
            followed.addAll(page.deltas());
            while (page.more()) {
                Delta last = followed.getLast();
                page = log().deltas(run, last.superstep(), last.task(), 3);
                followed.addAll(page.deltas());
            }
            assertThat(followed).isEqualTo(all.subList(from, all.size()));
        }
        assertThat(log().deltas(run, 2, null, 100).deltas()).isEqualTo(all.subList(4, 12));
    }

    @Test
    void the_failures_from_a_superstep_on_can_be_asked_for() {
        Run run = fresh();
        log().open(header(run), INPUT);
        RunError error = new RunError("NodeError", "OOPS", new NodeId("c"), "no");
        List<Failure> failures = new ArrayList<>();
        for (int step = 1; step <= 3; step++) {
            failures.add(new Failure(step, edge("c"), "r-0", error, START));
            failures.add(new Failure(step, send(3, "w"), "r-1", error, START));
        }
        failures.forEach(failure -> log().recordFailure(run, failure));

        assertThat(log().failures(run, 0)).isEqualTo(failures);
        assertThat(log().failures(run, 2)).isEqualTo(failures.subList(2, 6));
        assertThat(log().failures(run, 4)).isEmpty();
    }

    @Test
    void the_history_has_everything_complete_or_not() {
        Run run = opened();
        Delta start = lone(0, "__start__", Map.of());
        Delta one = lone(1, "a", Json.object("n", 1));
        Delta half = delta(2, send(1, "w"), 2, Map.of());
        List.of(half, one, start).forEach(delta -> log().append(run, delta));
        RunEnd end = RunEnd.succeeded(1, START);
        log().close(run.id(), end);

        assertThat(log().history(run.id()))
                .contains(new History(
                        header(run).ended(end),
                        RunInput.of(INPUT),
                        List.of(),
                        List.of(new Step(0, List.of(start)), new Step(1, List.of(one)), new Step(2, List.of(half))),
                        List.of(),
                        List.of(),
                        null));
    }

    // Lists

    @Test
    void runs_are_listed_newest_first_a_page_at_a_time() {
        String workflow = "listed-" + COUNTER.incrementAndGet();
        for (int i = 0; i < 5; i++) {
            Instant started = START.plusMillis(i / 2 * 10L);
            log().open(header(Samples.run(workflow, "run-" + i), started), INPUT);
        }
        log().close(Samples.run(workflow, "run-4").id(), RunEnd.succeeded(2, START));

        Page first = log().list(workflow, 2, null);
        Page second = log().list(workflow, 2, first.next().orElseThrow());
        Page third = log().list(workflow, 2, second.next().orElseThrow());

        assertThat(names(first)).containsExactly("run-4", "run-3");
        assertThat(names(second)).containsExactly("run-2", "run-1");
        assertThat(names(third)).containsExactly("run-0");
        assertThat(third.next()).isEqualTo(Optional.empty());
        assertThat(first.runs().getFirst().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(log().list("nobody", 10, null).runs()).isEmpty();
        refused(RunLogException.Code.BAD_CURSOR, () -> log().list(workflow, 2, "2"));
    }

    @Test
    void runs_are_listed_by_the_time_of_their_start() {
        String workflow = "listed-" + COUNTER.incrementAndGet();
        for (int i = 0; i < 5; i++) {
            log().open(header(Samples.run(workflow, "run-" + i), START.plusMillis(i)), INPUT);
        }
        Window window = new Window(START.plusMillis(1), START.plusMillis(4));

        Page first = log().list(workflow, window, 2, null);
        assertThat(names(first)).containsExactly("run-3", "run-2");
        assertThat(names(log().list(workflow, window, 2, first.next().orElseThrow())))
                .containsExactly("run-1");
        assertThat(names(log().list(workflow, new Window(START.plusMillis(4), null), 9, null)))
                .containsExactly("run-4");
        assertThat(names(log().list(workflow, new Window(null, START.plusNanos(1)), 9, null)))
                .containsExactly("run-0");
        assertThat(names(log().list(workflow, new Window(START, START), 9, null)))
                .isEmpty();
        assertThat(names(log().list(workflow, new Window(Instant.MIN, Instant.MAX), 9, null)))
                .hasSize(5);
    }

    @Test
    void a_list_goes_on_from_any_place_whether_a_run_is_there_or_not() {
        String workflow = "listed-" + COUNTER.incrementAndGet();
        for (int i = 0; i < 4; i++) {
            log().open(header(Samples.run(workflow, "run-" + i), START.plusMillis(i)), INPUT);
        }
        Page first = log().list(workflow, 2, null);
        log().erase(Samples.run(workflow, "run-2").id());
        Window window = new Window(START.plusMillis(1), START.plusMillis(2));

        assertThat(names(log().list(workflow, 2, first.next().orElseThrow()))).containsExactly("run-1", "run-0");
        String newer = log().list(workflow, 1, null).next().orElseThrow();
        String inclusive = newer + "\u0000";
        assertThat(names(log().list(workflow, 1, inclusive))).containsExactly("run-3");
        assertThat(names(log().list(workflow, window, 2, newer))).containsExactly("run-1");
        String older = header(Samples.run(workflow, "run-0"), START).place();
        assertThat(names(log().list(workflow, window, 2, older))).isEmpty();
    }

    @Test
    void rule_3_a_run_that_is_queued_begins_with_its_first_execution() {
        Run run = fresh();
        RunHeader queued = header(run).queued();
        log().open(queued, INPUT);
        assertThat(log().header(run.id())).contains(queued);
        assertThat(log().unfinished(run.id().workflow())).contains(run.id());

        RunHeader begun = log().resume(queued).orElseThrow();

        assertThat(begun).isEqualTo(header(run));
        assertThat(log().header(run.id())).contains(begun);
        assertThat(log().resume(queued)).isEmpty();
    }

    private static List<String> names(Page page) {
        return page.runs().stream().map(header -> header.run().id().run()).toList();
    }

    /** Checks that {@code call} is refused with {@code code} and a message that begins with it. */
    public static void refused(RunLogException.Code code, ThrowingCallable call, String... parts) {
        assertThatExceptionOfType(RunLogException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .withMessageStartingWith(code + ": ")
                .satisfies(e -> assertThat(parts).allMatch(e.getMessage()::contains));
    }

    private interface Task<T> {
        T run(int i) throws Exception;
    }

    /** Runs {@code task} in {@code threads} threads that start together. */
    private static <T> List<T> atOnce(int threads, Task<T> task) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(threads);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Callable<T>> calls = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(i -> () -> {
                        barrier.await();
                        return task.run(i);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
