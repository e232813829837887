package dev.superstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import dev.superstep.runlog.InMemoryRunLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Supersteps of a run with the state after each, wherever one begins to read. */
class StretchesTest {
    private final InMemoryRunLog log = new InMemoryRunLog();

    private static Flow line() {
        return new Flow("START -> a; a -> b, c; b & c -> d; d -> END");
    }

    private static List<Object> traces(RunSteps steps) {
        return steps.steps().stream()
                .map(step -> step.state()
                        .<Object>map(state -> String.valueOf(state.get("trace")))
                        .orElse("none"))
                .toList();
    }

    @Test
    void every_superstep_comes_with_the_state_after_it() {
        LocalEngine engine = line().on(log);
        engine.open("r", "1", Map.of("x", "!"));
        engine.execute("r");

        RunSteps all = engine.steps("r", 0, 10).orElseThrow();

        assertThat(all.first()).isEqualTo(1);
        assertThat(all.last()).isEqualTo(3);
        assertThat(all.before()).containsEntry("x", "!").containsEntry("trace", List.of());
        assertThat(traces(all)).containsExactly("[a]", "[a, b, c]", "[a, b, c, d]");
    }

    @Test
    void a_stretch_from_the_middle_is_what_the_whole_has_there() {
        LocalEngine engine = line().on(log);
        engine.open("r", "1", Map.of("x", "!"));
        engine.execute("r");
        RunSteps all = engine.steps("r", 0, 10).orElseThrow();

        for (int from = 1; from <= 3; from++) {
            RunSteps stretch = engine.steps("r", from, 1).orElseThrow();
            assertThat(stretch.steps()).isEqualTo(all.steps().subList(from - 1, from));
            assertThat(Optional.of(stretch.before()))
                    .isEqualTo(
                            from == 1
                                    ? Optional.of(all.before())
                                    : all.steps().get(from - 2).state());
        }
        assertThat(engine.steps("r", 4, 10).orElseThrow().steps()).isEmpty();
        assertThat(engine.steps("none", 0, 10)).isEmpty();
    }

    @Test
    void the_superstep_in_which_a_run_failed_has_no_state() {
        LocalEngine engine = line().node("c", view -> {
                    throw new IllegalStateException("no");
                })
                .on(log);
        engine.open("r", "1", Map.of());
        engine.execute("r");

        RunSteps all = engine.steps("r", 0, 10).orElseThrow();

        assertThat(traces(all)).containsExactly("[a]", "none");
        assertThat(all.steps().getLast().superstep().tasks()).hasSize(2);
    }

    @Test
    void the_routers_of_the_start_are_superstep_zero() {
        LocalEngine engine = new Flow("START ?-> each w; w -> END")
                .node("w", view -> Json.object("trace", List.of("w" + view.get("item"))))
                .router(
                        NodeId.START.value(),
                        state -> List.of(
                                new Target.Send(new NodeId("w"), Map.of("item", 1L)),
                                new Target.Send(new NodeId("w"), Map.of("item", 2L))))
                .on(log);
        engine.open("r", "1", Map.of());
        engine.execute("r");

        RunSteps all = engine.steps("r", 0, 10).orElseThrow();

        assertThat(all.first()).isZero();
        assertThat(all.steps()
                        .getFirst()
                        .superstep()
                        .tasks()
                        .getFirst()
                        .delta()
                        .orElseThrow()
                        .sends())
                .hasSize(2);
        assertThat(traces(all)).containsExactly("[]", "[w1, w2]");
    }

    @Test
    void a_fork_begins_with_its_edits_and_has_only_its_own_supersteps() {
        LocalEngine engine = line().on(log);
        engine.open("r", "1", Map.of("x", "!"));
        engine.execute("r");
        engine.fork("r", 3, Map.of("x", "?"), "f", "2");
        engine.execute("f");

        RunSteps all = engine.steps("f", 0, 10).orElseThrow();

        assertThat(all.first()).isEqualTo(3);
        assertThat(all.before()).containsEntry("x", "?");
        assertThat(traces(all)).containsExactly("[a, b, c, d]");
    }

    @Test
    void a_channel_can_be_had_as_it_was_after_each_superstep_that_counts() {
        LocalEngine engine = line().on(log);
        engine.open("r", "1", Map.of());
        engine.execute("r");

        assertThat(engine.state("r", 0, "trace").map(String::new)).contains("[]");
        assertThat(engine.state("r", 2, "trace").map(String::new)).contains("[\"a\",\"b\",\"c\"]");
        assertThat(engine.state("r", 4, "trace")).isEmpty();
        assertThat(engine.state("r", 2, "nothing")).isEmpty();
        assertThat(engine.state("none", 2, "trace")).isEmpty();
    }
}
