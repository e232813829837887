package dev.superstep.monitoring.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.engine.LocalEngine;
import dev.superstep.graph.core.NodeId;
import dev.superstep.json.Json;
import dev.superstep.monitoring.events.RunEvent.Kind;
import dev.superstep.monitoring.events.RunStream.Batch;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.History;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunStreamTest {
    private static final RunError ERROR = new RunError("NodeError", "OOPS", new NodeId("a"), "something is wrong");

    private final RunLog log = new InMemoryRunLog();

    static Stream<Sample> samples() {
        return Stream.of(Sample.branches(), Sample.sends(), Sample.loop());
    }

    @Test
    void a_run_is_told_from_its_start_to_its_end() {
        Sample sample = Sample.of("START -> a;  a -> b, c;  b & c -> d;  d -> END");
        sample.run(log);

        List<RunEvent> events = all(sample, null);

        assertThat(events)
                .extracting(RunStreamTest::text)
                .containsExactly(
                        "started",
                        "running 1 [a]",
                        "committed 1 a",
                        "running 2 [b, c]",
                        "committed 2 b",
                        "committed 2 c",
                        "running 3 [d]",
                        "committed 3 d",
                        "ended SUCCEEDED");
        assertThat(Json.print(events.get(2).data()))
                .startsWith("{\"superstep\":1,\"node\":\"a\",\"wrote\":{\"trace\":{\"bytes\":5,\"value\":[\"a\"]}},"
                        + "\"goto\":[],\"sends\":0,\"metrics\":{\"started\":\"2026-11-01T08:00:00Z\",\"duration_ms\":");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void behind_any_event_comes_all_that_follows_and_nothing_again(Sample sample) {
        sample.run(log);
        List<RunEvent> events = all(sample, null);
        assertThat(events.getLast().kind()).isEqualTo(Kind.ENDED);

        for (int seen = 0; seen < events.size(); seen++) {
            assertThat(all(sample, events.get(seen).id())).isEqualTo(events.subList(seen + 1, events.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatever_the_order_of_the_commits_and_wherever_the_connection_is_cut_every_event_comes_once(Sample sample) {
        RunLog source = new InMemoryRunLog();
        sample.run(source);
        History history = source.history(sample.id()).orElseThrow();
        List<String> expected = all(source, sample, null).stream()
                .map(RunStreamTest::text)
                .filter(text -> !text.startsWith("status"))
                .sorted()
                .toList();
        for (int seed = 0; seed < 150; seed++) {
            RunLog copy = new InMemoryRunLog();
            List<RunEvent> told = replay(sample, history, copy, new Random(seed));

            assertThat(told)
                    .extracting(RunStreamTest::text)
                    .filteredOn(text -> !text.startsWith("status"))
                    .as("seed " + seed)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(supersteps(told)).isSorted();
        }
    }

    /** Writes a run again, the commits of each superstep in any order, and follows it with a client that is often cut off. */
    private static List<RunEvent> replay(Sample sample, History history, RunLog copy, Random random) {
        Run run = history.header().run();
        copy.open(RunHeader.running(run, Map.of(), history.header().fingerprint(), Sample.NOW), Map.of());
        List<RunEvent> told = new ArrayList<>();
        RunStream stream = RunStream.of(copy, run.id(), sample.definition, null).orElseThrow();
        for (Step step : history.steps()) {
            List<Delta> deltas = new ArrayList<>(step.deltas());
            Collections.shuffle(deltas, random);
            for (Delta delta : deltas) {
                copy.append(run, delta);
                if (random.nextInt(3) == 0) {
                    drain(stream, told);
                }
                if (random.nextInt(3) == 0) {
                    int seen = random.nextInt(told.size() + 1);
                    told = new ArrayList<>(told.subList(0, seen)); // the rest was lost on the way
                    String id = seen == 0 ? null : told.getLast().id();
                    stream = RunStream.of(copy, run.id(), sample.definition, id).orElseThrow();
                }
            }
        }
        copy.close(run.id(), history.header().end());
        drain(stream, told);
        return told;
    }

    @Test
    void what_failed_is_told_before_what_committed_after_it_and_once() {
        Sample sample = Sample.of("START -> a, b;  a & b -> c;  c -> END");
        Run run = open(sample);
        log.recordFailure(run, new Failure(1, task("a"), "r-0", ERROR, Sample.NOW));
        RunStream stream = stream(sample, null);
        assertThat(texts(stream)).containsExactly("started", "status RUNNING", "running 1 [a, b]", "failed 1 a r-0");

        log.recordFailure(run, new Failure(1, task("a"), "r-1", ERROR, Sample.NOW));
        log.append(run, delta(1, "b", 2));
        log.append(run, delta(1, "a", 2));

        List<RunEvent> rest = drain(stream, new ArrayList<>());
        assertThat(rest)
                .extracting(RunStreamTest::text)
                .containsExactly("failed 1 a r-1", "committed 1 a", "committed 1 b", "running 2 [c]");
        assertThat(texts(stream(sample, rest.getFirst().id())))
                .containsExactly("committed 1 a", "committed 1 b", "running 2 [c]");
    }

    @Test
    void sensitive_values_are_told_neither_as_values_nor_in_errors_nor_in_the_title() {
        Sample sample = Sample.of("START -> a;  a -> b;  b -> END")
                .node("a", view -> Map.of("secret", "s3cret-2"))
                .node("b", view -> {
                    throw new IllegalStateException(view.get("secret") + " is wrong");
                });
        LocalEngine engine = sample.on(log);
        RunHeader header = engine.open("r", "1", Json.object("secret", "s3cret-1", "x", 7L));
        engine.execute("r");

        List<RunEvent> events = all(sample, null);

        assertThat(events.toString()).doesNotContain("s3cret");
        assertThat(events.toString()).contains("*** is wrong").contains("value=***");
        assertThat(header.title()).isEqualTo("{\"secret\":\"***\",\"x\":7}");
        assertThat(log.history(sample.id()).orElseThrow().toString()).contains("s3cret-2");
    }

    @Test
    void writes_that_conflict_are_followed_by_no_superstep() {
        Sample sample = Sample.of("START -> a, b;  a -> c;  b -> c;  c -> END")
                .node("a", view -> Map.of("x", 1L))
                .node("b", view -> Map.of("x", 2L));
        sample.run(log);

        assertThat(all(sample, null))
                .extracting(RunStreamTest::text)
                .filteredOn(text -> !text.startsWith("failed"))
                .containsExactly("started", "running 1 [a, b]", "committed 1 a", "committed 1 b", "ended FAILED");
    }

    @Test
    void what_commits_after_the_end_is_not_told() {
        Sample sample = Sample.of("START -> a, b;  a & b -> c;  c -> END");
        Run run = open(sample);
        log.append(run, delta(1, "b", 2));
        log.close(run.id(), RunEnd.failed(0, ERROR, Sample.NOW));
        List<RunEvent> events = all(sample, null);
        assertThat(events)
                .extracting(RunStreamTest::text)
                .containsExactly("started", "running 1 [a, b]", "committed 1 b", "ended FAILED");

        log.append(run, delta(1, "a", 2));
        log.append(run, delta(2, "c", 1));

        assertThat(all(sample, events.getLast().id())).isEmpty();
        assertThat(stream(sample, events.getLast().id()).next().state()).isEqualTo(Batch.State.OVER);
    }

    @Test
    void a_redrive_goes_on_behind_the_end() {
        boolean[] broken = {true};
        Sample sample = Sample.of("START -> a;  a -> b, c;  b & c -> d;  d -> END")
                .node("b", view -> {
                    if (broken[0]) {
                        throw new IllegalStateException("not yet");
                    }
                    return Map.of();
                });
        LocalEngine engine = sample.run(log);
        List<RunEvent> events = all(sample, null);
        assertThat(events).extracting(RunStreamTest::text).endsWith("ended FAILED");
        broken[0] = false;

        engine.redrive("r");

        List<String> rest = all(sample, events.getLast().id()).stream()
                .map(RunStreamTest::text)
                .toList();
        assertThat(rest).contains("running 2 [b, c]", "committed 2 b", "running 3 [d]", "committed 3 d");
        assertThat(rest).doesNotContain("started", "committed 1 a").endsWith("ended SUCCEEDED");
    }

    @Test
    void a_fork_is_told_from_its_first_own_superstep() {
        Sample sample = Sample.loop();
        LocalEngine engine = sample.run(log);
        engine.fork("r", 4, Map.of(), "f", "1");
        engine.execute("f");

        List<RunEvent> events = drain(
                RunStream.of(log, new dev.superstep.runlog.RunId("flow", "f"), sample.definition, null)
                        .orElseThrow(),
                new ArrayList<>());

        assertThat(events)
                .extracting(RunStreamTest::text)
                .startsWith("started", "running 4 [b]", "committed 4 b")
                .endsWith("ended SUCCEEDED");
        assertThat(events.getFirst().data()).containsEntry("forked_from", "r").containsEntry("superstep", 4L);
    }

    @Test
    void a_run_that_is_erased_ends_its_stream() {
        Sample sample = Sample.of("START -> a;  a -> END");
        open(sample);
        RunStream stream = stream(sample, null);
        drain(stream, new ArrayList<>());
        log.erase(sample.id());

        Batch batch = stream.next();

        assertThat(batch.state()).isEqualTo(Batch.State.OVER);
        assertThat(batch.events()).extracting(RunEvent::kind).containsExactly(Kind.ERASED);
        assertThat(RunStream.of(log, sample.id(), sample.definition, null)).isEmpty();
    }

    @Test
    void an_id_of_an_earlier_run_of_the_name_begins_with_the_first_event() {
        Sample sample = Sample.of("START -> a;  a -> END");
        LocalEngine engine = sample.run(log);
        List<RunEvent> before = all(sample, null);
        log.erase(sample.id());
        engine.open("r", "2", Map.of("n", 5L));
        engine.execute("r");

        assertThat(all(sample, before.get(2).id()))
                .extracting(RunStreamTest::text)
                .startsWith("started")
                .hasSameSizeAs(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1.2.3",
                "1.....s..x.",
                "2.AAAAAA.f00df00d.1..AA.s.RUNNING.0.",
                "1.%s.%s.-1..AQ.s.RUNNING.0.",
                "1.%s.%s.1.!.AQ.s.RUNNING.0.",
                "1.%s.%s.1..AQ~AQ~AQ~AQ.s.RUNNING.0.",
                "1.%s.%s.1.._____w.s.RUNNING.0.",
                "1.%s.%s.1..AQ.s.WALKING.0.",
                "1.%s.%s.1..AQ.s.RUNNING.0.short",
                "1.%s.%s.99999999999..AQ.s.RUNNING.0."
            })
    void what_is_no_event_s_id_is_refused(String id) {
        Sample sample = Sample.of("START -> a;  a -> END");
        sample.run(log);
        String[] fields = all(sample, null).getFirst().id().split("\\.", -1);

        assertThatThrownBy(() -> stream(sample, id.formatted(fields[1], fields[2])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_wide_superstep_of_which_a_task_never_comes_is_told_and_left() {
        int sends = 1_000;
        Sample sample = Sample.of("START -> a;  a ?-> each w | END;  w -> END")
                .router(
                        "a",
                        view -> IntStream.range(0, sends)
                                .<dev.superstep.graph.core.Target>mapToObj(
                                        i -> new dev.superstep.graph.core.Target.Send(
                                                new NodeId("w"), Json.object("item", i)))
                                .toList());
        RunLog source = new InMemoryRunLog();
        sample.run(source);
        List<Step> steps = source.history(sample.id()).orElseThrow().steps();
        Run run = open(sample);
        steps.getFirst().deltas().forEach(delta -> log.append(run, delta));
        steps.getLast().deltas().stream().skip(1).forEach(delta -> log.append(run, delta));
        RunStream stream = stream(sample, null);
        assertThat(drain(stream, new ArrayList<>())).hasSize(sends + 4);
        assertThat(drain(stream, new ArrayList<>())).isEmpty();

        log.close(run.id(), RunEnd.failed(1, ERROR, Instant.parse("2027-01-01T00:00:00Z")));

        assertThat(drain(stream, new ArrayList<>())).extracting(RunEvent::kind).containsExactly(Kind.ENDED);
        assertThat(all(sample, null)).hasSize(sends + 4);
    }

    @Test
    void an_id_is_short_however_many_tasks_a_superstep_has() {
        int sends = 3_000;
        Sample sample = Sample.of("START -> a;  a ?-> each w | END;  w -> END")
                .router(
                        "a",
                        view -> IntStream.range(0, sends)
                                .<dev.superstep.graph.core.Target>mapToObj(
                                        i -> new dev.superstep.graph.core.Target.Send(
                                                new NodeId("w"), Json.object("item", i)))
                                .toList());
        RunLog source = new InMemoryRunLog();
        sample.run(source);
        History history = source.history(sample.id()).orElseThrow();

        Run run = history.header().run();
        log.open(RunHeader.running(run, Map.of(), history.header().fingerprint(), Sample.NOW), Map.of());
        List<RunEvent> told = new ArrayList<>();
        for (Step step : history.steps()) {
            List<Delta> deltas = new ArrayList<>(step.deltas());
            Collections.shuffle(deltas, new Random(1));
            for (int i = 0; i < deltas.size(); i++) {
                log.append(run, deltas.get(i));
                if (i % 300 == 0) {
                    drain(stream(sample, told.isEmpty() ? null : told.getLast().id()), told);
                }
            }
        }
        drain(stream(sample, told.getLast().id()), told);

        assertThat(told).filteredOn(event -> event.kind() == Kind.COMMITTED).hasSize(sends + 1);
        assertThat(told).allSatisfy(event -> assertThat(event.id()).hasSizeLessThan(700));
    }

    private static List<Integer> supersteps(List<RunEvent> events) {
        return events.stream()
                .filter(event -> event.data().get("superstep") instanceof Long && event.kind() != Kind.ENDED)
                .map(event -> ((Long) event.data().get("superstep")).intValue())
                .toList();
    }

    private Run open(Sample sample) {
        LocalEngine engine = sample.on(log);
        return engine.open("r", "1", Map.of()).run();
    }

    private static TaskId task(String node) {
        return TaskId.of(new NodeId(node));
    }

    private static Delta delta(int superstep, String node, int tasks) {
        Metrics metrics = Metrics.of(Instant.EPOCH, Duration.ZERO);
        return new Delta(superstep, task(node), Map.of(), List.of(), List.of(), tasks, metrics);
    }

    private RunStream stream(Sample sample, @Nullable String after) {
        return RunStream.of(log, sample.id(), sample.definition, after).orElseThrow();
    }

    private List<RunEvent> all(Sample sample, @Nullable String after) {
        return all(log, sample, after);
    }

    private static List<RunEvent> all(RunLog log, Sample sample, @Nullable String after) {
        return drain(RunStream.of(log, sample.id(), sample.definition, after).orElseThrow(), new ArrayList<>());
    }

    private static List<String> texts(RunStream stream) {
        return drain(stream, new ArrayList<>()).stream()
                .map(RunStreamTest::text)
                .toList();
    }

    private static List<RunEvent> drain(RunStream stream, List<RunEvent> into) {
        Batch batch = stream.next();
        into.addAll(batch.events());
        while (batch.state() == Batch.State.MORE) {
            batch = stream.next();
            into.addAll(batch.events());
        }
        return into;
    }

    /** An event in a few words. */
    private static String text(RunEvent event) {
        Map<String, Object> data = event.data();
        String node = data.get("node") + (data.containsKey("send") ? " " + data.get("send") : "");
        return switch (event.kind()) {
            case STARTED -> "started";
            case STATUS -> "status " + data.get("status");
            case RUNNING -> {
                Map<String, Object> sends = Json.asObject(data.get("sends"));
                yield "running " + data.get("superstep") + " " + data.get("nodes") + (sends.isEmpty() ? "" : sends);
            }
            case ATTEMPT_FAILED -> "failed " + data.get("superstep") + " " + node + " " + data.get("attempt");
            case APPROVAL_ASKED -> "asked " + node;
            case APPROVAL_DECIDED -> "decided " + node + " " + data.get("verdict");
            case COMMITTED -> "committed " + data.get("superstep") + " " + node;
            case ENDED -> "ended " + data.get("status");
            case ERASED -> "erased";
        };
    }
}
