package dev.superstep.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.core.NodeId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskIdTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");

    @Test
    void tasks_are_equal_by_kind_number_and_node() {
        List<TaskId> tasks = List.of(
                TaskId.of(A),
                TaskId.of(B),
                new TaskId.SendRun(0, A),
                new TaskId.SendRun(0, B),
                new TaskId.SendRun(1, A));

        for (TaskId task : tasks) {
            NodeId node = new NodeId(task.node().value());
            TaskId same = task instanceof TaskId.SendRun run ? new TaskId.SendRun(run.number(), node) : TaskId.of(node);
            assertThat(same).isEqualTo(task).hasSameHashCodeAs(task);
            assertThat(tasks).containsOnlyOnce(task);
        }
    }

    @Test
    void edges_come_before_sends_by_name_and_sends_by_number_alone() {
        TaskId[] tasks = {new TaskId.SendRun(1, A), new TaskId.SendRun(0, B), TaskId.of(B), TaskId.of(A)};

        Arrays.sort(tasks);

        assertThat(tasks)
                .containsExactly(TaskId.of(A), TaskId.of(B), new TaskId.SendRun(0, B), new TaskId.SendRun(1, A));
        assertThat(new TaskId.SendRun(1, A)).isEqualByComparingTo(new TaskId.SendRun(1, B));
    }
}
