package dev.superstep.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.core.NodeId;
import dev.superstep.json.Json;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.Origin;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkflowReportTest {
    private static final Instant NOW = LoggedRun.START.plusSeconds(60);

    private final RunLog log = new InMemoryRunLog();

    @Test
    void a_report_has_every_task_with_its_times_sizes_and_attempts() {
        Metrics metrics = new Metrics(LoggedRun.START, Duration.ofMillis(250), 3, true, 7, 1_000, 2_000, 170);
        LoggedRun run = LoggedRun.on(log, "r")
                .failure(1, "a", "r-0", LoggedRun.START)
                .task(1, "a", metrics)
                .task(2, "b", Duration.ofMillis(750))
                .succeeded(2, Duration.ofSeconds(2));

        WorkflowReport report = report(run);

        assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(report.success()).isTrue();
        assertThat(report.totalExecutionTime()).isEqualTo(2.0);
        assertThat(report.averageNodeTime()).isEqualTo(0.5);
        assertThat(report.memoryUsage()).isEqualTo(170);
        assertThat(report.nodeDetails().getFirst())
                .isEqualTo(new WorkflowReport.NodeDetail(
                        "a", 1, 0.25, 1_000, 2_000, LoggedRun.START.plusMillis(250), 3, true, 170));
        assertThat(report.nodes()).extracting(NodePerformance::node).containsExactly("a", "b");
        assertThat(report.nodes().getFirst())
                .isEqualTo(new NodePerformance(
                        "flow", "a", 1, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 3, 1, 1, 1_000, 1_000, 2_000, 2_000,
                        170));
        assertThat(report.errorCount()).isEqualTo(1);
        assertThat(report.errors())
                .containsExactly(new WorkflowReport.AttemptError(
                        "a", 1, "NodeError", "OOPS", "something is wrong", LoggedRun.START));
    }

    @Test
    void what_comes_after_the_end_changes_no_report() {
        LoggedRun run = LoggedRun.on(log, "r")
                .task(1, "a", Duration.ofMillis(1))
                .failure(2, "b", "r-0", LoggedRun.START.plusMillis(5))
                .failed(1, Duration.ofMillis(10));
        WorkflowReport before = report(run);

        run.task(2, "c", Duration.ofSeconds(30)) // it ran on while its superstep had failed
                .task(3, "d", Duration.ofMillis(1))
                .failure(2, "b", "r-1", LoggedRun.START.plusSeconds(1));

        assertThat(report(run)).isEqualTo(before);
    }

    @Test
    void what_ran_beside_the_task_that_failed_is_in_the_report() {
        LoggedRun run = LoggedRun.on(log, "r")
                .failure(1, "b", "r-0", LoggedRun.START.plusMillis(5))
                .task(1, "a", Duration.ofMillis(3))
                .failed(0, Duration.ofMillis(10));

        assertThat(report(run).nodeDetails())
                .extracting(WorkflowReport.NodeDetail::node)
                .containsExactly("a");
        assertThat(report(run).nodes())
                .extracting(NodePerformance::node, NodePerformance::totalExecutions, NodePerformance::attempts)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", 1L, 1L),
                        org.assertj.core.groups.Tuple.tuple("b", 0L, 1L));
    }

    @Test
    void a_fork_does_not_count_what_its_parent_ran() {
        Run run = new Run(new RunId("flow", "fork"), "1", NOW);
        Metrics metrics = Metrics.of(LoggedRun.START, Duration.ofMillis(1));
        for (int step = 1; step <= 3; step++) {
            log.append(
                    run,
                    new Delta(step, TaskId.of(new NodeId("a")), Json.object("x", 1), List.of(), List.of(), 1, metrics));
        }
        log.open(
                RunHeader.running(run, Map.of(), "f", LoggedRun.START)
                        .forkedFrom(new Origin(new RunId("flow", "r"), 3, ""), Map.of()),
                Map.of());

        WorkflowReport report = WorkflowReport.of(log.measurements(run.id()).orElseThrow(), NOW);

        assertThat(report.nodeDetails())
                .extracting(WorkflowReport.NodeDetail::superstep)
                .containsExactly(3);
    }

    @Test
    void of_very_many_tasks_the_newest_are_told_one_by_one_and_all_are_counted() {
        LoggedRun run = LoggedRun.on(log, "r");
        for (int step = 1; step <= WorkflowReport.MOST_DETAILS + 500; step++) {
            run.task(step, "a", Duration.ofMillis(step)).failure(step, "a", "r-0", LoggedRun.START);
        }

        WorkflowReport report = report(run);

        assertThat(report.nodesExecuted()).isEqualTo(1_500);
        assertThat(report.nodeDetails()).hasSize(WorkflowReport.MOST_DETAILS);
        assertThat(report.nodeDetails().getLast().superstep()).isEqualTo(1_500);
        assertThat(report.errorCount()).isEqualTo(1_500);
        assertThat(report.errors()).hasSize(WorkflowReport.MOST_ERRORS);
    }

    private WorkflowReport report(LoggedRun run) {
        return WorkflowReport.of(log.measurements(run.id()).orElseThrow(), NOW);
    }
}
