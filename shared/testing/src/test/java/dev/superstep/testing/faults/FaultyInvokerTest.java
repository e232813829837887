package dev.superstep.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.asl.Task;
import dev.superstep.interpreter.TaskCall;
import dev.superstep.interpreter.TaskFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultyInvokerTest {
    private final List<Object> done = Collections.synchronizedList(new ArrayList<>());
    private final FaultyInvoker invoker = FaultyInvoker.on(call -> {
        done.add(call.payload());
        return call.payload() + "!";
    });

    private static TaskCall call(String payload) {
        return new TaskCall("f", payload, "run", "state", 0, null);
    }

    @ParameterizedTest
    @CsvSource({
        "LOSE_REQUEST, Lambda.SdkClientException, StepFunctions.SdkClientException, 0",
        "LOSE_ANSWER, Lambda.SdkClientException, StepFunctions.SdkClientException, 1",
        "POSTPONE, Lambda.SdkClientException, StepFunctions.SdkClientException, 0",
        "OUTLIVE, Lambda.SdkClientException, StepFunctions.SdkClientException, 0",
        "THROTTLE, Lambda.TooManyRequestsException, StepFunctions.ThrottlingException, 0"
    })
    void what_is_lost_is_answered_as_the_service_would(
            InvocationEffect effect, String ofLambda, String ofStepFunctions, int times) {
        invoker.with(effect, 1).with(effect, 9);
        assertThatThrownBy(() -> invoker.invoke(call("a")))
                .isInstanceOfSatisfying(
                        TaskFailure.class,
                        failure -> assertThat(failure.error()).isEqualTo(ofLambda));
        assertThat(done).hasSize(times);

        TaskCall continuation = new TaskCall(Task.START_EXECUTION, Map.of("Name", "c"), "run", "hand on", 0, null);
        FaultyInvoker other = FaultyInvoker.on(one -> "").withContinuation(effect, 1);
        assertThatThrownBy(() -> other.invoke(continuation))
                .isInstanceOfSatisfying(
                        TaskFailure.class,
                        failure -> assertThat(failure.error()).isEqualTo(ofStepFunctions));
    }

    @Test
    void what_is_throttled_is_throttled_three_times() throws InterruptedException {
        invoker.with(InvocationEffect.THROTTLE, 1);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> invoker.invoke(call("a"))).isInstanceOf(TaskFailure.class);
        }
        assertThat(invoker.invoke(call("a"))).isEqualTo("a!");
        assertThat(invoker.count()).isEqualTo(4);
    }

    @Test
    void what_is_doubled_is_done_twice() throws InterruptedException {
        assertThat(invoker.with(InvocationEffect.DOUBLE, 1).invoke(call("a"))).isEqualTo("a!");
        assertThat(done).containsExactly("a", "a");
    }

    @Test
    void what_is_postponed_is_done_behind_the_next_and_what_outlives_at_the_end() throws InterruptedException {
        invoker.with(InvocationEffect.POSTPONE, 1).with(InvocationEffect.OUTLIVE, 2);
        assertThatThrownBy(() -> invoker.invoke(call("postponed"))).isInstanceOf(TaskFailure.class);
        assertThatThrownBy(() -> invoker.invoke(call("outliving"))).isInstanceOf(TaskFailure.class);
        assertThat(invoker.invoke(call("c"))).isEqualTo("c!");
        assertThat(done).containsExactly("postponed", "c");

        invoker.deliverLate();

        assertThat(done).containsExactly("postponed", "c", "outliving");
    }

    @Test
    void what_is_overtaken_is_answered_behind_another_or_soon() throws Exception {
        invoker.with(InvocationEffect.OVERTAKE, 1).with(InvocationEffect.OVERTAKE, 3);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> slow = threads.submit(() -> invoker.invoke(call("slow")));
            while (invoker.count() < 1) {
                Thread.onSpinWait();
            }
            invoker.invoke(call("fast"));
            slow.get();
        }
        assertThat(invoker.invoke(call("alone"))).isEqualTo("alone!");
        assertThat(done).endsWith("alone").hasSize(3);
    }

    @Test
    void a_continuation_is_started_once() throws InterruptedException {
        TaskCall continuation = new TaskCall(Task.START_EXECUTION, Map.of("Name", "c"), "run", "hand on", 0, null);
        invoker.invoke(continuation);

        assertThatThrownBy(() -> invoker.invoke(continuation))
                .isInstanceOfSatisfying(
                        TaskFailure.class,
                        failure ->
                                assertThat(failure.error()).isEqualTo("StepFunctions.ExecutionAlreadyExistsException"));
        assertThat(done).hasSize(1);
    }

    @Test
    void what_is_delayed_waits_while_something_else_is_done() throws InterruptedException {
        invoker.delaying(1, () -> done.add("meanwhile")).invoke(call("a"));

        assertThat(done).containsExactly("meanwhile", "a");
    }
}
