package dev.superstep.api.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.Task;
import dev.superstep.graph.TaskContext;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.Test;

/** What a node is, for fault tolerance: a bean whose method is called on the thread that the task is bound to. */
@QuarkusTest
class TaskContextInQuarkusTest {
    private static final Task TASK = new Task("w", "r", 1, "n", 1, "w/r\n1\n1=n", Optional.empty());

    @Inject
    Flaky flaky;

    @Test
    void retries_time_limits_and_fallbacks_stay_within_the_task() throws Exception {
        String answer = TASK.during(() -> flaky.run());

        assertThat(flaky.keys()).containsExactly(TASK.idempotencyKey(), TASK.idempotencyKey());
        assertThat(answer).isEqualTo(TASK.idempotencyKey("fallback"));
    }

    @Test
    void outside_of_a_node_there_is_no_task() {
        assertThatThrownBy(() -> flaky.task().run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("NO_TASK");
    }

    @ApplicationScoped
    static class Flaky {
        private final List<String> keys = new ArrayList<>();

        @Inject
        TaskContext task;

        @Retry(maxRetries = 1, delay = 0)
        @Timeout(10_000)
        @Fallback(fallbackMethod = "instead")
        String run() {
            keys.add(task.idempotencyKey());
            throw new IllegalStateException("no");
        }

        List<String> keys() {
            return keys; // fields of a client proxy are not those of the bean
        }

        TaskContext task() {
            return task;
        }

        String instead() {
            return task.idempotencyKey("fallback");
        }
    }
}
