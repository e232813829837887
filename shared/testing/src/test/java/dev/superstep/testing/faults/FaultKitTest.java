package dev.superstep.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.superstep.graph.Append;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Sum;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.Target;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultKitTest {
    record Topic(String topic) {}

    record State(
            String topic, @Append List<String> notes, @Sum long words) {}

    record Notes(List<String> notes) {}

    record Words(long words) {}

    static final class Search implements Node<Topic, Notes> {
        @Override
        public Notes run(Topic in) {
            return new Notes(List.of("about " + in.topic()));
        }
    }

    static class Count implements Node<Notes, Words> {
        @Override
        public Words run(Notes in) {
            return new Words(in.notes().size());
        }
    }

    static final class Sign implements Node<Topic, Notes> {
        @Override
        public Notes run(Topic in) {
            return new Notes(List.of("signed"));
        }
    }

    static final class Research implements Workflow<State> {
        @Override
        public String name() {
            return "research";
        }

        @Override
        public Graph<State> graph() {
            return Graph.of(Topic.class, State.class)
                    .start(Search.class)
                    .edge(Search.class, Count.class)
                    .edge(Search.class, Sign.class)
                    .end(Count.class)
                    .end(Sign.class)
                    .build();
        }
    }

    /** Counts how often it was called, which no node must. */
    static final class CountsItself extends Count {
        private final long firstOfLast;
        private final AtomicLong calls = new AtomicLong();

        /** @param firstOfLast from which call on it does something else */
        CountsItself(long firstOfLast) {
            this.firstOfLast = firstOfLast;
        }

        @Override
        public Words run(Notes in) {
            return new Words(calls.incrementAndGet() < firstOfLast ? 1 : 2);
        }
    }

    @Test
    void a_workflow_is_put_to_every_fault_in_three_lines() {
        FaultKit.of(new Research()).sweep(new Topic("ants")).sameAsWithoutFaults();
    }

    @Test
    void it_ends_as_without_faults_at_once_and_as_a_loop_too() {
        FaultKit kit = FaultKit.of(new Research());

        for (FaultKit one : List.of(kit.atOnce(), kit.looping(), kit.invocations(), kit.deathsAtCommits())) {
            Sweep sweep = one.sweep(Map.of("topic", "ants"));

            sweep.sameAsWithoutFaults();
            assertThat(sweep.withoutFaults().status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(sweep.withoutFaults().state()).containsEntry("words", 1L);
        }
    }

    @Test
    void every_effect_comes_about() {
        List<String> seen = new ArrayList<>();
        Program program = program(view -> {
            seen.add("a");
            return Map.of("n", 1L);
        });
        FaultKit.of(program).sweep(Map.of()).sameAsWithoutFaults();

        assertThat(seen).hasSizeGreaterThan(20);
        for (InvocationEffect effect : InvocationEffect.values()) {
            seen.clear();
            FaultKit.of(program).repeat(effect + " INVOCATION 1", Map.of()).sameAsWithoutFaults();
            int twiceWithoutFaults = 2;
            int again = switch (effect) {
                case DOUBLE, POSTPONE, OUTLIVE -> 2;
                case LOSE_REQUEST, LOSE_ANSWER, THROTTLE, OVERTAKE -> 1;
            };
            assertThat(seen).as(effect.name()).hasSize(twiceWithoutFaults + again);
        }
    }

    @Test
    void a_workflow_that_does_not_bear_a_fault_is_found_with_the_way_to_repeat_it() {
        FaultKit kit = FaultKit.of(new Research()).with(new CountsItself(3));
        Sweep sweep = kit.deathsAtCommits().sweep(new Topic("ants"));

        Throwable found = catchThrowable(sweep::sameAsWithoutFaults);

        assertThat(found)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("in superstep 2 \"count\" wrote words = 2 instead of 1")
                .hasMessageContaining("repeat(\"KILL_BEFORE APPEND 1\", input)");
        assertThatThrownBy(() -> FaultKit.of(new Research())
                        .with(new CountsItself(3))
                        .repeat("KILL_BEFORE APPEND 1", new Topic("ants"))
                        .sameAsWithoutFaults())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void what_is_not_the_same_twice_without_faults_is_refused() {
        FaultKit kit = FaultKit.of(new Research()).with(new CountsItself(2));

        assertThatThrownBy(() -> kit.sweep(new Topic("ants")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("differ without any fault")
                .hasMessageContaining("words = 2 instead of 1");
    }

    @Test
    void a_sweep_without_a_fault_shows_nothing() {
        Sweep none = FaultKit.of(new Research()).repeat("DOUBLE INVOCATION 99", new Topic("ants"));

        assertThat(none.faults()).isZero();
        assertThatThrownBy(none::sameAsWithoutFaults).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_run_that_fails_fails_in_the_same_way_under_every_fault() {
        Sweep sweep = FaultKit.of(program(view -> {
                    throw new IllegalStateException("always");
                }))
                .sweep(Map.of());

        sweep.sameAsWithoutFaults();
        assertThat(sweep.withoutFaults().status()).isEqualTo(RunStatus.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void a_long_run_is_handed_on_whatever_becomes_of_the_start_of_its_continuation(InvocationEffect effect) {
        NodeId a = new NodeId("a");
        Definition definition = Definition.untyped(
                "loop",
                Notation.parse("START -> a; a ?-> a | END"),
                List.of(new Channel("n", new Reducer.Sum())),
                2_000);
        Program program = new Program(
                definition,
                Map.of(a, view -> Map.of("n", 1L)),
                Map.of(a, List.of(state -> List.of(new Target.Goto((Long) state.get("n") < 1_500 ? a : NodeId.END)))));

        Sweep sweep = FaultKit.of(program).repeat(effect + " CONTINUATION 1", Map.of());

        sweep.sameAsWithoutFaults();
        assertThat(sweep.withoutFaults().state()).containsEntry("n", 1_500L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"KILL_AFTER APPEND 3", "DOUBLE INVOCATION 2", "THROTTLE READ 1", "LOSE_ANSWER CONTINUATION 1"})
    void a_fault_is_its_text(String text) {
        assertThat(Fault.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "KILL", "KILL_AFTER APPEND 0", "DOUBLE APPEND 1", "KILL_AFTER INVOCATION 1", "A B C D"})
    void what_is_no_fault_is_refused(String text) {
        assertThatThrownBy(() -> Fault.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_program_of_the_core_has_no_classes_to_replace() {
        assertThatThrownBy(() -> FaultKit.of(program(view -> Map.of())).with(new Search()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatCode(() -> FaultKit.of(new Research()).on(InMemoryRunLog::new).with(new Search()))
                .doesNotThrowAnyException();
    }

    private static Program program(NodeFunction function) {
        Definition definition = Definition.untyped(
                "one", Notation.parse("START -> a; a -> END"), List.of(new Channel("n", new Reducer.Last())), 10);
        return new Program(definition, Map.of(new NodeId("a"), function), Map.of());
    }
}
