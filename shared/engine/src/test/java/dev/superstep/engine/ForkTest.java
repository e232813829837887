package dev.superstep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.Origin;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.RunStatus;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rule 21: runs that begin in the middle of another, by a log of their own. */
class ForkTest {
    private final InMemoryRunLog log = new InMemoryRunLog();
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    private Flow line() {
        Flow line = new Flow("START -> a; a -> b, c; b & c -> d; d -> END");
        for (String name : List.of("a", "b", "c", "d")) {
            line.node(name, view -> {
                ran.add(name);
                return Json.object("n", 1L, "trace", List.of(name + view.get("x")));
            });
        }
        return line;
    }

    /** {@code a} sends {@code n} packets to {@code w} and so on, until there are four. */
    private Flow loop() {
        return new Flow("START -> a; a ?-> each w | END; w -> a")
                .node("a", view -> {
                    ran.add("a" + view.get("n"));
                    return Json.object("n", 1L, "trace", List.of("a" + view.get("n")));
                })
                .node("w", view -> {
                    ran.add("w" + view.get("item"));
                    return Json.object("trace", List.of("w" + view.get("item")));
                })
                .router("a", state -> {
                    long n = (Long) state.get("n");
                    return n >= 5
                            ? List.of(new Target.Goto(NodeId.END))
                            : List.of(
                                    new Target.Send(new NodeId("w"), Map.of("item", n)),
                                    new Target.Send(new NodeId("w"), Map.of("item", -n)));
                });
    }

    @Test
    void a_fork_of_a_line_runs_only_what_comes_after_and_sees_the_edits() {
        LocalEngine engine = line().on(log);
        engine.open("r", "1", Map.of("x", "!"));
        engine.execute("r");
        ran.clear();

        engine.fork("r", 3, Map.of("x", "?", "n", 100L), "f", "2");
        RunReport fork = engine.execute("f");

        assertThat(fork.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(fork.header().origin()).isEqualTo(new Origin(new RunId("flow", "r"), 3, ""));
        assertThat(fork.state()).containsEntry("n", 101L).containsEntry("trace", List.of("a!", "b!", "c!", "d?"));
        assertThat(fork.frontiers()).containsExactly(List.of(new NodeId("d")));
        assertThat(ran).containsExactly("d");
        assertThat(engine.report("r").orElseThrow().state()).containsEntry("n", 4L);
    }

    @Test
    void rule_21_a_fork_without_edits_ends_like_its_parent_wherever_it_begins() {
        for (Flow flow : List.of(line(), loop())) {
            LocalEngine engine = flow.on(log);
            String parent = "r" + flow.hashCode();
            engine.open(parent, "1", Map.of("x", "!"));
            RunReport whole = engine.execute(parent);
            for (int k = 1; k <= whole.supersteps().size(); k++) {
                String name = parent + "-from-" + k;
                ran.clear();
                engine.fork(parent, k, Map.of(), name, "1");

                RunReport fork = engine.execute(name);

                assertThat(fork.state()).as("from %d", k).isEqualTo(whole.state());
                assertThat(fork.frontiers())
                        .isEqualTo(whole.frontiers()
                                .subList(k - 1, whole.frontiers().size()));
                assertThat(ran)
                        .hasSize(fork.frontiers().stream().mapToInt(List::size).sum());
            }
        }
    }

    @Test
    void rule_21_a_fork_reads_nothing_of_its_parent() {
        LocalEngine engine = loop().on(log);
        engine.open("r", "1", Map.of());
        engine.execute("r");
        engine.fork("r", 4, Map.of(), "f", "1");
        log.erase(new RunId("flow", "r"));

        assertThat(engine.execute("f").header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(ran).contains("a4");
    }

    @Test
    void a_fork_of_a_fork_begins_in_the_middle_of_it() {
        LocalEngine engine = loop().on(log);
        engine.open("r", "1", Map.of());
        RunReport whole = engine.execute("r");
        engine.fork("r", 3, Map.of(), "f", "1");
        engine.execute("f");
        engine.fork("f", 6, Map.of(), "g", "1");

        assertThat(engine.execute("g").state()).isEqualTo(whole.state());
        assertCode(EngineException.Code.FORK_OUT_OF_RANGE, () -> engine.fork("f", 2, Map.of(), "h", "1"));
    }

    @Test
    void rule_21_a_fork_that_failed_is_redriven_from_its_own_log() {
        LocalEngine parent = loop().on(log);
        parent.open("r", "1", Map.of());
        RunReport whole = parent.execute("r");
        boolean[] broken = {true};
        LocalEngine engine = loop().node("w", view -> {
                    if (broken[0] && view.get("item").equals(-4L)) {
                        throw new IllegalStateException("no");
                    }
                    return Json.object("trace", List.of("w" + view.get("item")));
                })
                .on(log);
        engine.fork("r", 5, Map.of(), "f", "1");
        assertThat(engine.execute("f").header().status()).isEqualTo(RunStatus.FAILED);
        broken[0] = false;

        assertThat(engine.redrive("f").state()).isEqualTo(whole.state());
    }

    @Test
    void a_fork_begins_where_its_parent_has_been_and_edits_what_there_is() {
        LocalEngine engine = line().node("d", view -> {
                    throw new IllegalStateException("no");
                })
                .on(log);
        engine.open("r", "1", Map.of());
        engine.execute("r");

        assertCode(EngineException.Code.FORK_OUT_OF_RANGE, () -> engine.fork("r", 0, Map.of(), "f", "1"));
        assertCode(EngineException.Code.FORK_OUT_OF_RANGE, () -> engine.fork("r", 4, Map.of(), "f", "1"));
        assertCode(EngineException.Code.FORK_UNKNOWN_CHANNEL, () -> engine.fork("r", 3, Map.of("y", 1L), "f", "1"));
        assertThat(engine.report("f")).isEmpty();
        engine.fork("r", 3, Map.of("x", "mended"), "f", "1");
        assertThat(line().on(log).execute("f").state()).containsEntry("n", 4L);
    }

    @Test
    void where_nothing_runs_any_more_no_fork_begins() {
        for (Flow flow : List.of(line(), loop())) {
            LocalEngine engine = flow.on(log);
            String parent = "r" + flow.hashCode();
            engine.open(parent, "1", Map.of("x", "!"));
            int supersteps = engine.execute(parent).supersteps().size();

            assertCode(
                    EngineException.Code.FORK_OUT_OF_RANGE,
                    () -> engine.fork(parent, supersteps + 1, Map.of(), "f" + parent, "1"));
        }
    }

    @Test
    void a_fork_whose_end_was_not_recorded_is_resumed_at_its_end() {
        LocalEngine engine = loop().on(log);
        engine.open("r", "1", Map.of());
        RunReport whole = engine.execute("r");
        engine.fork("r", 5, Map.of(), "f", "1");
        RunHeader ended = engine.execute("f").header();
        RunHeader unended = log.resume(ended).orElseThrow();
        ran.clear();

        RunReport resumed = engine.resume("f");

        assertThat(unended.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(resumed.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(resumed.state()).isEqualTo(whole.state());
        assertThat(ran).isEmpty();
    }

    @Test
    void rule_2_a_fork_is_recorded_once_and_its_name_is_not_that_of_a_fork_with_other_edits() {
        LocalEngine engine = line().on(log);
        engine.open("r", "1", Map.of("x", "!"));
        engine.execute("r");
        RunHeader first = engine.fork("r", 3, Map.of("x", "?"), "f", "1");

        assertThat(engine.fork("r", 3, Map.of("x", "?"), "f", "1")).isEqualTo(first);
        assertReused(() -> engine.fork("r", 3, Map.of("x", "."), "f", "1"));
        assertReused(() -> engine.fork("r", 2, Map.of("x", "?"), "f", "1"));
        assertThat(engine.execute("f").state()).containsEntry("x", "?");
    }

    @Test
    void rule_2_half_a_fork_is_not_finished_by_one_with_other_edits() {
        LocalEngine engine = line().on(log);
        engine.open("r", "1", Map.of("x", "!"));
        engine.execute("r");
        LocalEngine dying = line().on(dyingAtOpen());
        assertThatThrownBy(() -> dying.fork("r", 3, Map.of("x", "?"), "f", "1")).isInstanceOf(AssertionError.class);

        assertReused(() -> engine.fork("r", 3, Map.of("x", "."), "f", "1"));
        engine.fork("r", 3, Map.of("x", "?"), "f", "1");

        assertThat(engine.execute("f").state()).containsEntry("x", "?");
    }

    private RunLog dyingAtOpen() {
        return (RunLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RunLog.class}, (proxy, method, args) -> {
                    if (method.getName().equals("open")) {
                        throw new AssertionError("the process died");
                    }
                    return method.invoke(log, args);
                });
    }

    private static void assertReused(Runnable fork) {
        assertThatThrownBy(fork::run)
                .isInstanceOfSatisfying(
                        RunLogException.class,
                        e -> assertThat(e.code()).isEqualTo(RunLogException.Code.RUN_NAME_REUSED));
    }

    private static void assertCode(EngineException.Code code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
