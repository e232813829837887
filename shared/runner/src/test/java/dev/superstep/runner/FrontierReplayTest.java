package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Target;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What runs next, told from the log alone. Nodes answer nothing unless a test says so. */
class FrontierReplayTest {
    private static final Metrics METRICS = Metrics.of(Instant.EPOCH, Duration.ZERO);

    @Test
    void a_join_waits_for_all_of_its_sources_across_supersteps() {
        FrontierReplay replay = new FrontierReplay(Notation.parse("START -> a, x; x -> b; a & b -> c; c -> END"));

        assertThat(frontiers(replay, 5)).containsExactly("a + x", "b", "c", "");
    }

    @Test
    void a_join_that_fired_waits_for_all_of_its_sources_again() {
        FrontierReplay replay = new FrontierReplay(Notation.parse("START -> a, b; a & b -> c; c -> a"));

        assertThat(frontiers(replay, 6)).containsExactly("a + b", "c", "a", "");
    }

    @Test
    void a_source_that_runs_beside_the_target_counts_for_the_next_round() {
        FrontierReplay replay = new FrontierReplay(Notation.parse("START -> a, b; a & b -> c; b -> a; c -> b"));

        assertThat(frontiers(replay, 5)).containsExactly("a + b", "a + c", "b", "a + c", "b");
    }

    @Test
    void a_half_filled_join_keeps_what_it_has_when_its_target_runs_for_another_reason() {
        FrontierReplay replay = new FrontierReplay(Notation.parse("START -> a; a -> c; c -> b; a & b -> c"));

        assertThat(frontiers(replay, 6)).containsExactly("a", "c", "b", "c", "b", "");
    }

    @Test
    void a_fan_in_by_plain_edges_runs_once_per_arrival_step_and_once_however_many_arrive() {
        FrontierReplay replay =
                new FrontierReplay(Notation.parse("START -> a, b, x; a -> c; b -> c; x -> y; y -> c; c -> END"));

        assertThat(frontiers(replay, 6)).containsExactly("a + b + x", "c + y", "c", "");
    }

    @Test
    void a_run_by_send_fires_the_node_s_edges_once_and_counts_for_joins() {
        FrontierReplay replay = new FrontierReplay(Notation.parse("START ?-> a + each w; w -> b; a & w -> c"));
        Target.Send send = new Target.Send(new NodeId("w"), Map.of());

        replay.advance(new Step(0, List.of(delta(0, NodeId.START, List.of(new NodeId("a")), List.of(send, send)))));
        assertThat(shown(replay)).isEqualTo("a + each w + each w");

        replay.advance(silent(1, replay));
        assertThat(shown(replay)).isEqualTo("b + c");
    }

    @Test
    void a_node_that_is_named_several_times_runs_once_and_END_does_not() {
        FrontierReplay replay =
                new FrontierReplay(Notation.parse("START -> a, b; a ?-> c | END; b ?-> c | END; a -> c"));
        List<NodeId> both = List.of(new NodeId("c"), NodeId.END);
        replay.advance(new Step(0, List.of()));

        replay.advance(new Step(
                1, List.of(delta(1, new NodeId("a"), both, List.of()), delta(1, new NodeId("b"), both, List.of()))));

        assertThat(shown(replay)).isEqualTo("c");
        assertThat(replay.current().isEmpty()).isFalse();
    }

    /** What runs in the first supersteps, up to {@code most} or until nothing does. */
    private static List<String> frontiers(FrontierReplay replay, int most) {
        List<String> frontiers = new ArrayList<>();
        replay.advance(new Step(0, List.of()));
        for (int superstep = 1; superstep <= most; superstep++) {
            frontiers.add(shown(replay));
            if (replay.current().isEmpty()) {
                break;
            }
            replay.advance(silent(superstep, replay));
        }
        return frontiers;
    }

    /** The current superstep, whose tasks write and answer nothing. */
    private static Step silent(int superstep, FrontierReplay replay) {
        List<Delta> deltas = new ArrayList<>();
        replay.current().edgeRuns().forEach(node -> deltas.add(delta(superstep, node, List.of(), List.of())));
        for (Target.Send send : replay.current().sends()) {
            TaskId task = new TaskId.SendRun(deltas.size(), send.node());
            deltas.add(new Delta(superstep, task, Map.of(), List.of(), List.of(), 1, METRICS));
        }
        return new Step(superstep, deltas);
    }

    private static String shown(FrontierReplay replay) {
        return Stream.concat(
                        replay.current().edgeRuns().stream().map(NodeId::value),
                        replay.current().sends().stream().map(send -> "each " + send.node()))
                .collect(Collectors.joining(" + "));
    }

    private static Delta delta(int superstep, NodeId node, List<NodeId> goTo, List<Target.Send> sends) {
        return new Delta(superstep, TaskId.of(node), Map.of(), goTo, sends, 1, METRICS);
    }
}
