package dev.superstep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Target;
import dev.superstep.interpreter.Time;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pause is an instant in the log: executions that come later wait for what is left of it, and nobody runs again. */
class PausesTest {
    private static final String CHAIN = "START -> a; a -> b; b -> END";
    private static final String LOOP = "START -> a; a ?-> a | b; b -> END";

    private final RunLog log = new InMemoryRunLog();
    private final List<String> ran = new ArrayList<>();

    private Flow flow(String notation) {
        Flow flow = new Flow(notation)
                .node("a", view -> {
                    ran.add("a");
                    return Map.of("n", 1L);
                })
                .pause("a", Duration.ofHours(1));
        return notation.equals(LOOP) ? flow.router("a", state -> List.of(new Target.Goto(new NodeId("b")))) : flow;
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAIN, LOOP})
    void who_comes_after_a_crash_waits_for_what_is_left(String notation) {
        LocalEngine crashing = flow(notation).by(new Crashing()).on(log);
        crashing.open("r", "1", Map.of());
        assertThatThrownBy(() -> crashing.execute("r")).isInstanceOf(Crashing.Crash.class);

        MovedTime later = new MovedTime(Flow.NOW.plus(Duration.ofMinutes(40)));
        RunReport report = flow(notation).by(later).on(log).resume("r");

        assertThat(report.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(later.sleeps).containsExactly(Duration.ofMinutes(20));
        assertThat(ran).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAIN, LOOP})
    void who_comes_when_it_is_over_does_not_wait(String notation) {
        LocalEngine crashing = flow(notation).by(new Crashing()).on(log);
        crashing.open("r", "1", Map.of());
        assertThatThrownBy(() -> crashing.execute("r")).isInstanceOf(Crashing.Crash.class);

        MovedTime later = new MovedTime(Flow.NOW.plus(Duration.ofHours(2)));
        RunReport report = flow(notation).by(later).on(log).resume("r");

        assertThat(report.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(later.sleeps).isEmpty();
        assertThat(ran).containsExactly("a");
    }

    @Test
    void pauses_count_in_the_room_that_a_history_has() {
        int rounds = 2_000;
        LocalEngine engine = new Flow("START -> a; a ?-> a | END")
                .node("a", view -> Map.of("n", 1L))
                .router(
                        "a",
                        state -> List.of(
                                new Target.Goto(state.get("n").equals((long) rounds) ? NodeId.END : new NodeId("a"))))
                .pause("a", Duration.ofSeconds(1))
                .limit(rounds + 1)
                .by(new MovedTime(Flow.NOW))
                .on(log);
        engine.open("r", "1", Map.of());

        RunReport report = engine.execute("r");

        assertThat(report.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(report.state()).containsEntry("n", (long) rounds);
    }

    @Test
    void as_many_Sends_may_pause_as_a_history_holds_and_no_more() {
        assertThat(sends(2_300).header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(sends(2_301).header().end())
                .extracting(end -> end.error().message())
                .asString()
                .contains("made 2301 Sends, a superstep takes 2300");
    }

    private RunReport sends(int count) {
        LocalEngine engine = new Flow("START -> a; a ?-> each w; w -> END")
                .node("w", view -> Map.of("n", 1L))
                .router(
                        "a",
                        state -> Stream.generate(() -> (Target) new Target.Send(new NodeId("w"), Map.of()))
                                .limit(count)
                                .toList())
                .pause("w", Duration.ofSeconds(1))
                .by(new MovedTime(Flow.NOW))
                .on(log);
        engine.open("r" + count, "1", Map.of());
        return engine.execute("r" + count);
    }

    /** Ends the process when somebody waits. */
    private static final class Crashing implements Time {
        static final class Crash extends Error {
            private static final long serialVersionUID = 1L;
        }

        @Override
        public Instant now() {
            return Flow.NOW;
        }

        @Override
        public void sleep(Duration duration) {
            throw new Crash();
        }

        @Override
        public Alarm schedule(Duration delay, Runnable action) {
            return () -> {};
        }
    }
}
