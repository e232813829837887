package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.Task;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class TaskMdcTest {
    @Test
    void what_a_node_logs_has_its_task_beside_it_and_what_comes_after_has_not() {
        Task task = new Task("loop", "monday", 3, "search", 2, "id", Optional.empty());

        Runnable leave = new TaskMdc().enter(task);
        List<Object> during = values();
        leave.run();

        assertThat(during).extracting(String::valueOf).containsExactly("loop", "monday", "3", "search", "2");
        assertThat(values()).containsOnlyNulls();
    }

    private static List<Object> values() {
        return java.util.stream.Stream.of("workflow", "run", "superstep", "node", "attempt")
                .map(MDC::get)
                .toList();
    }
}
