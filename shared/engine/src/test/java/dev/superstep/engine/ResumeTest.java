package dev.superstep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Runs that stand still and go on, that are stopped, redriven and erased. */
class ResumeTest {
    /** Seven rounds of {@code a}, which sends two packets to {@code w}, which both go back to it. */
    private static final String ROUNDS = "START -> a; a ?-> each w | END; w -> a";

    private final InMemoryRunLog log = new InMemoryRunLog();
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger failures = new AtomicInteger();

    private Flow rounds(int failAt) {
        return new Flow(ROUNDS)
                .node("a", view -> {
                    long n = (Long) view.get("n");
                    if (n == failAt && failures.getAndIncrement() == 0) {
                        throw new IllegalStateException("not yet");
                    }
                    ran.add("a" + n);
                    return Json.object("n", 1L, "trace", List.of("a" + n));
                })
                .node("w", view -> {
                    ran.add("w" + view.get("item"));
                    return Json.object("trace", List.of("w" + view.get("item")));
                })
                .router("a", state -> {
                    long n = (Long) state.get("n");
                    return n > 7 ? List.of(new Target.Goto(NodeId.END)) : List.of(packet(n * 10), packet(n * 10 + 1));
                });
    }

    private static Target packet(long item) {
        return new Target.Send(new NodeId("w"), Map.of("item", item));
    }

    @Test
    void rule_15_a_redriven_run_goes_on_where_it_failed_and_ends_as_if_it_had_not() {
        LocalEngine engine = rounds(4).on(log);
        engine.open("r", "1", Map.of());
        RunReport failed = engine.execute("r");
        assertThat(failed.header().status()).isEqualTo(RunStatus.FAILED);
        assertThat(failed.header().end().superstep()).isEqualTo(8);
        List<String> before = List.copyOf(ran);
        ran.clear();

        RunReport redriven = engine.redrive("r");

        assertThat(redriven.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(redriven.header().execution()).isEqualTo(1);
        assertThat(ran).doesNotContainAnyElementsOf(before).contains("a4", "w50", "a7");
        LocalEngine unharmed = rounds(-1).on(log);
        unharmed.open("s", "1", Map.of());
        RunReport wanted = unharmed.execute("s");
        assertThat(redriven.state()).isEqualTo(wanted.state());
        assertThat(redriven.frontiers()).isEqualTo(wanted.frontiers());
    }

    @Test
    void rule_15_a_redrive_of_a_machine_that_cannot_be_entered_goes_through_what_has_committed() {
        AtomicBoolean broken = new AtomicBoolean(true);
        LocalEngine engine = new Flow("START -> a, b; a & b -> c; c -> d; d -> END")
                .node("a", view -> {
                    ran.add("a");
                    return Json.object("n", 1L);
                })
                .node("c", view -> {
                    if (broken.get()) {
                        throw new IllegalStateException("no");
                    }
                    return Json.object("n", 10L);
                })
                .on(log);
        engine.open("r", "1", Map.of());
        engine.execute("r");
        broken.set(false);

        RunReport redriven = engine.redrive("r");

        assertThat(redriven.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(redriven.state()).containsEntry("n", 11L);
        assertThat(ran).containsExactly("a");
    }

    @Test
    void only_what_failed_or_was_cancelled_can_be_redriven() {
        LocalEngine engine = rounds(-1).on(log);
        engine.open("r", "1", Map.of());
        assertCode(EngineException.Code.STILL_RUNNING, () -> engine.redrive("r"));
        engine.execute("r");
        assertCode(EngineException.Code.NOTHING_TO_REDRIVE, () -> engine.redrive("r"));
        assertCode(EngineException.Code.ALREADY_ENDED, () -> engine.resume("r"));
        assertThatThrownBy(() -> engine.redrive("nobody")).isInstanceOf(RunLogException.class);
    }

    @Test
    void an_interrupted_run_is_found_and_resumed() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean blocking = new AtomicBoolean(true);
        LocalEngine engine = new Flow("START -> a; a -> b; b -> END")
                .node("a", view -> {
                    ran.add("a");
                    return Json.object("n", 1L);
                })
                .node("b", view -> {
                    begun.countDown();
                    if (blocking.get()) {
                        new CountDownLatch(1).await();
                    }
                    return Json.object("n", 2L);
                })
                .on(log);
        engine.open("r", "1", Map.of());
        Thread execution = Thread.ofVirtual().start(() -> engine.execute("r"));
        begun.await();
        execution.interrupt();
        execution.join();

        assertThat(engine.unfinished()).containsExactly("r");
        blocking.set(false);
        RunReport resumed = engine.resume("r");

        assertThat(resumed.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(resumed.state()).containsEntry("n", 3L);
        assertThat(ran).containsExactly("a");
        assertThat(engine.unfinished()).isEmpty();
    }

    @Test
    void a_run_that_only_was_recorded_is_executed_by_resuming_it() {
        LocalEngine engine = rounds(-1).on(log);
        engine.open("r", "1", Map.of());

        assertThat(engine.resume("r").header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(ran).contains("a0", "a7");
    }

    @Test
    void rule_17_a_cancelled_run_stops_and_can_be_redriven() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean blocking = new AtomicBoolean(true);
        LocalEngine engine = new Flow("START -> a; a -> b; b -> END")
                .node("a", view -> Json.object("n", 1L))
                .node("b", view -> {
                    begun.countDown();
                    if (blocking.get()) {
                        new CountDownLatch(1).await();
                    }
                    return Json.object("n", 2L);
                })
                .on(log);
        engine.open("r", "1", Map.of());
        Thread execution = Thread.ofVirtual().start(() -> engine.execute("r"));
        begun.await();

        assertThat(engine.cancel("r", "no longer needed").reason()).isEqualTo("no longer needed");
        execution.interrupt();
        execution.join();

        RunReport cancelled = engine.report("r").orElseThrow();
        assertThat(cancelled.header().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(cancelled.state()).containsEntry("n", 1L);
        assertCode(EngineException.Code.ALREADY_ENDED, () -> engine.cancel("r", "again"));
        blocking.set(false);
        assertThat(engine.redrive("r").state()).containsEntry("n", 3L);
    }

    @Test
    void rule_17_a_run_that_was_cancelled_while_nobody_executed_it_is_not_resumed() {
        LocalEngine engine = rounds(-1).on(log);
        engine.open("r", "1", Map.of());
        engine.cancel("r", "");

        RunReport report = engine.resume("r");

        assertThat(report.header().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(ran).isEmpty();
    }

    @Test
    void rule_4_a_run_is_not_resumed_by_a_graph_that_has_changed() {
        LocalEngine before = rounds(4).on(log);
        before.open("r", "1", Map.of());
        before.execute("r");
        LocalEngine after = new Flow("START -> a; a ?-> each w | b | END; w -> a; b -> END")
                .router("a", state -> List.of(new Target.Goto(NodeId.END)))
                .on(log);

        assertThatThrownBy(() -> after.redrive("r"))
                .isInstanceOfSatisfying(
                        RunLogException.class, e -> assertThat(e.code()).isEqualTo(RunLogException.Code.GRAPH_CHANGED))
                .hasMessageContaining("new: a ?-> each w | b | END");
        assertThat(after.report("r").orElseThrow().header().status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void rule_4_a_channel_more_and_a_higher_limit_are_no_obstacle() {
        LocalEngine before = rounds(-1).limit(5).on(log);
        before.open("r", "1", Map.of());
        assertThat(before.execute("r").header().end().error().type()).isEqualTo("GraphRecursionError");
        List<Channel> more = new ArrayList<>(Flow.CHANNELS);
        more.add(new Channel("new", new Reducer.Max()));

        RunReport redriven = rounds(-1).channels(more).on(log).redrive("r");

        assertThat(redriven.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(redriven.state()).containsEntry("n", 8L);
    }

    @Test
    void rule_22_a_run_is_erased_some_time_after_its_end_and_not_before() {
        Duration grace = Duration.ofMinutes(15);
        LocalEngine engine = rounds(-1).on(log);
        engine.open("r", "1", Map.of());
        assertCode(EngineException.Code.STILL_RUNNING, () -> engine.erase("r", grace));
        engine.execute("r");
        assertCode(EngineException.Code.ERASE_TOO_SOON, () -> engine.erase("r", grace));

        rounds(-1).at(Flow.NOW.plus(grace)).on(log).erase("r", grace);

        assertThat(engine.report("r")).isEmpty();
        engine.open("r", "2", Map.of("x", "anew"));
        assertThat(engine.execute("r").state()).containsEntry("x", "anew").containsEntry("n", 8L);
    }

    private static void assertCode(EngineException.Code code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
