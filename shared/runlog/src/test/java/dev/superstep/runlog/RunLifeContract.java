package dev.superstep.runlog;

import static dev.superstep.runlog.RunLogContract.refused;
import static dev.superstep.runlog.Samples.INPUT;
import static dev.superstep.runlog.Samples.START;
import static dev.superstep.runlog.Samples.edge;
import static dev.superstep.runlog.Samples.header;
import static dev.superstep.runlog.Samples.lone;
import static dev.superstep.runlog.Samples.nodes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Reducer;
import dev.superstep.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every run log does beside remembering steps: names used again, snapshots, executions, cancelling, erasing. */
public abstract class RunLifeContract extends ApprovalContract {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final ControlPoint CONTROL = new ControlPoint(nodes("b"), List.of(nodes("a"), List.of()));

    private static final Channels CHANNELS =
            new Channels(List.of(new Channel("topic", new Reducer.Last()), new Channel("trace", new Reducer.Append())));

    /** The log under test. */
    @Override
    protected abstract RunLog log();

    private static Run unopened() {
        return Samples.run("life", "run-" + COUNTER.incrementAndGet());
    }

    private Run opened() {
        Run run = unopened();
        log().open(header(run), INPUT);
        return run;
    }

    private Run withSteps(int steps) {
        Run run = opened();
        for (int k = 1; k <= steps; k++) {
            log().append(run, lone(k, "a", Json.object("trace", List.of("s" + k))));
        }
        return run;
    }

    private static Run another(Run run) {
        return new Run(run.id(), "2027-01-01T00:00:00Z", run.expires());
    }

    // Names that are used again

    @Test
    void rule_2_what_a_writer_of_an_erased_run_left_is_never_folded_into_the_next_of_its_name() {
        Run run = opened();
        log().append(run, lone(1, "a", Map.of()));
        log().erase(run.id());
        Run next = another(run);
        log().open(header(next), INPUT);

        refused(RunLogException.Code.LOG_GAP, () -> {
            log().append(run, lone(1, "a", Json.object("topic", "stale")));
            log().before(run.id(), 2, 0);
        });
    }

    @Test
    void rule_11_a_warm_state_of_an_erased_run_is_not_taken_for_that_of_the_next_of_its_name() {
        Run run = withSteps(2);
        Snapshot warm = log().before(run.id(), 2, 0).orElseThrow().snapshot(CHANNELS);
        log().erase(run.id());
        Run next = another(run);
        log().open(header(next), INPUT);
        log().append(next, lone(1, "a", Json.object("trace", List.of("new"))));

        assertThat(log().since(warm, 2)).isEmpty();
        assertThat(log().before(run.id(), 2, 0).orElseThrow().fold(CHANNELS).get("trace"))
                .isEqualTo(List.of("new"));
    }

    @Test
    void rule_2_another_incarnation_neither_reads_nor_commits_in_a_runs_place() {
        Run run = withSteps(1);

        refused(RunLogException.Code.LOG_GAP, () -> {
            log().append(another(run), lone(1, "a", Map.of()));
        });
    }

    // Snapshots

    @Test
    void a_fold_can_start_at_a_snapshot() {
        Run run = withSteps(5);
        Snapshot snapshot =
                log().before(run.id(), 4, 0).orElseThrow().snapshot(CHANNELS).with(CONTROL);
        log().save(snapshot);

        Slice slice = log().before(run.id(), 6, 4).orElseThrow();
        assertThat(slice.base()).isEqualTo(snapshot);
        assertThat(slice.run()).isEqualTo(run);
        assertThat(slice.steps()).extracting(Step::superstep).containsExactly(4, 5);
        assertThat(slice.fold(CHANNELS))
                .isEqualTo(log().before(run.id(), 6, 0).orElseThrow().fold(CHANNELS));
        assertThat(log().history(run.id()).orElseThrow().snapshots()).containsExactly(snapshot);
    }

    @Test
    void rule_10_a_snapshot_of_the_very_step_comes_with_the_items_of_the_step_before() {
        Run run = withSteps(3);
        log().save(log().before(run.id(), 4, 0).orElseThrow().snapshot(CHANNELS).with(CONTROL));

        Slice slice = log().before(run.id(), 4, 4).orElseThrow();
        assertThat(slice.steps()).extracting(Step::superstep).containsExactly(3);
        assertThat(slice.fold(CHANNELS))
                .isEqualTo(log().before(run.id(), 4, 0).orElseThrow().fold(CHANNELS));
    }

    @Test
    void rule_9_a_snapshot_that_is_not_there_is_a_gap() {
        Run run = withSteps(3);

        refused(
                RunLogException.Code.LOG_GAP,
                () -> log().before(run.id(), 4, 2),
                "the snapshot before step 2 is missing");
    }

    @Test
    void rule_10_the_first_snapshot_of_a_step_stays() {
        Run run = withSteps(2);
        Snapshot first =
                log().before(run.id(), 3, 0).orElseThrow().snapshot(CHANNELS).with(CONTROL);
        Snapshot second = new Snapshot(run, 3, "other", Map.of(), CONTROL);

        log().save(first);
        log().save(second);

        assertThat(log().before(run.id(), 3, 3).orElseThrow().base()).isEqualTo(first);
    }

    @Test
    void a_snapshot_does_not_stand_in_the_way_of_what_reads_from_the_input() {
        Run run = withSteps(3);
        log().save(new Snapshot(run, 2, "other", Json.object("topic", "wrong"), CONTROL));

        Slice slice = log().before(run.id(), 4, 0).orElseThrow();
        assertThat(slice.base()).isEqualTo(RunInput.of(INPUT));
        assertThat(slice.steps()).hasSize(3);
    }

    // Executions

    @Test
    void rule_15_one_of_two_who_resume_a_run_begins_its_next_execution() {
        Run run = opened();
        RunHeader seen = log().header(run.id()).orElseThrow();
        RunEnd failed = RunEnd.failed(1, new RunError("X", "", null, ""), START);
        RunHeader ended = log().close(run.id(), failed);

        assertThat(log().resume(seen)).isEmpty();
        RunHeader resumed = log().resume(ended).orElseThrow();
        assertThat(log().resume(ended)).isEmpty();
        assertThat(resumed).isEqualTo(ended.resumed());
        assertThat(resumed.execution()).isEqualTo(1);
        assertThat(resumed.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(log().header(run.id())).contains(resumed);
    }

    @Test
    void rule_20_the_end_of_an_older_execution_does_not_end_the_newer_one() {
        Run run = opened();
        RunHeader resumed = log().resume(log().header(run.id()).orElseThrow()).orElseThrow();

        assertThat(log().close(run.id(), RunEnd.succeeded(1, START))).isEqualTo(resumed);
        assertThat(log().close(run.id(), RunEnd.succeeded(1, START).of(1)).status())
                .isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void the_runs_that_have_not_ended_are_found() {
        String workflow = "open-" + COUNTER.incrementAndGet();
        for (int i = 0; i < 3; i++) {
            log().open(header(Samples.run(workflow, "run-" + i), START.plusMillis(i)), INPUT);
        }
        RunId second = new RunId(workflow, "run-1");
        RunHeader ended = log().close(second, RunEnd.cancelled(0, START));

        assertThat(log().unfinished(workflow)).extracting(RunId::run).containsExactly("run-0", "run-2");
        log().resume(ended);
        assertThat(log().unfinished(workflow)).extracting(RunId::run).containsExactly("run-0", "run-1", "run-2");
        assertThat(log().unfinished("nobody")).isEmpty();
    }

    @Test
    void a_fork_says_where_it_comes_from() {
        Run run = unopened();
        RunHeader fork = header(run).forkedFrom(new Origin(new RunId("life", "parent"), 7, "a + b"), Map.of("x", 1L));

        log().open(fork, INPUT);

        assertThat(log().header(run.id())).contains(fork);
    }

    // Cancelling

    @Test
    void rule_17_a_request_to_stop_is_kept_until_it_is_withdrawn() {
        Run run = opened();
        CancelRequest first = new CancelRequest("no longer needed", START);

        assertThat(log().cancelRequest(run.id())).isEmpty();
        assertThat(log().cancel(run, first)).isEqualTo(first);
        assertThat(log().cancel(run, new CancelRequest("again", START))).isEqualTo(first);
        assertThat(log().cancelRequest(run.id())).contains(first);
        assertThat(log().history(run.id()).orElseThrow().cancel()).isEqualTo(first);
        log().withdrawCancel(run.id());
        assertThat(log().cancelRequest(run.id())).isEmpty();
    }

    // Erasing

    @Test
    void rule_22_an_erased_run_is_gone_with_all_its_items_and_its_name_is_free() {
        Run run = withSteps(40);
        log().save(new Snapshot(run, 2, "f", Map.of(), CONTROL));
        log().cancel(run, new CancelRequest("", START));
        log().recordFailure(run, new Failure(1, edge("a"), "x", new RunError("T", "", null, ""), START));

        log().erase(run.id());
        log().erase(run.id());

        assertThat(log().header(run.id())).isEmpty();
        assertThat(log().history(run.id())).isEmpty();
        assertThat(log().before(run.id(), 1, 0)).isEmpty();
        assertThat(log().cancelRequest(run.id())).isEmpty();
        assertThat(log().list("life", 1_000, null).runs())
                .noneMatch(header -> header.run().id().equals(run.id()));
        assertThat(log().open(header(another(run)), INPUT)).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void runs_of_one_name_in_two_workflows_never_meet() {
        Run run = withSteps(2);
        Run other = Samples.run("afterlife", run.id().run());
        log().open(header(other), INPUT);
        log().append(other, lone(1, "a", Json.object("trace", List.of("other"))));

        assertThat(log().before(run.id(), 2, 0).orElseThrow().fold(CHANNELS).get("trace"))
                .isEqualTo(List.of("s1"));
        log().erase(run.id());
        assertThat(log().before(other.id(), 2, 0).orElseThrow().fold(CHANNELS).get("trace"))
                .isEqualTo(List.of("other"));
    }

    // Graphs

    @Test
    void how_a_graph_was_written_is_remembered() {
        log().rememberGraph("life", "f00d", "START -> a");
        log().rememberGraph("life", "f00d", "something else");

        assertThat(log().graph("life", "f00d")).contains("START -> a");
        assertThat(log().graph("death", "f00d")).isEmpty();
    }

    @Test
    void everything_that_is_given_a_time_keeps_it_in_milliseconds() {
        CancelRequest request = new CancelRequest("x".repeat(600), Instant.parse("2026-11-01T08:00:00.123456Z"));

        assertThat(request.at()).isEqualTo(Instant.parse("2026-11-01T08:00:00.123Z"));
        assertThat(request.reason()).hasSize(CancelRequest.MAX_REASON);
        assertThatThrownBy(() -> new Origin(new RunId("life", "r"), 0, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
