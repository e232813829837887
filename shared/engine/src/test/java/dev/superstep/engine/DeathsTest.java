package dev.superstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.interpreter.TaskFailure;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.json.Json;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures lead to a fallback: those of which the node's own code could see nothing, and no other. */
class DeathsTest {
    private final RunLog log = new InMemoryRunLog();
    private final AtomicInteger calls = new AtomicInteger();

    private static Flow flow() {
        return new Flow("START -> a; a -> END")
                .node("a", view -> Map.of("x", "node"))
                .fallback("a", view -> Map.of("x", "fallback"))
                .by(new MovedTime(Flow.NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"States.Timeout", "Lambda.Unknown", "Sandbox.Timedout", "Runtime.ExitError"})
    void rule_13_an_invocation_that_ends_without_a_word_is_answered_for_at_once(String error) {
        RunReport report = run(flow().through(failing(error)));

        assertThat(report.state()).containsEntry("x", "fallback");
        assertThat(calls).hasValue(1);
        assertThat(report.failures())
                .singleElement()
                .extracting(Failure::error)
                .satisfies(recorded -> assertThat(recorded.type()).isEqualTo(error));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TransientError",
                "Lambda.ServiceException",
                "Lambda.AWSLambdaException",
                "Lambda.SdkClientException",
                "Lambda.TooManyRequestsException",
                "Lambda.ClientExecutionTimeoutException"
            })
    void rule_13_what_may_pass_is_tried_again_before_the_fallback_answers(String error) {
        RunReport report = run(flow().through(failing(error)));

        assertThat(report.state()).containsEntry("x", "fallback");
        assertThat(calls).hasValue(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NodeError",
                "BadInput",
                "InvalidUpdateError",
                "GraphRecursionError",
                "UndeclaredAnswer",
                "RunNameReused",
                "StaleGraph",
                "LogGap",
                "TooLarge",
                "InternalError",
                "Lambda.ResourceNotFoundException"
            })
    void rule_13_a_final_error_is_never_answered_for(String error) {
        RunReport report = run(flow().through(failing(error)));

        assertThat(report.header().status()).isEqualTo(RunStatus.FAILED);
        assertThat(report.header().end())
                .extracting(RunEnd::error)
                .extracting(RunError::type)
                .isEqualTo(error);
        assertThat(calls).hasValue(1);
    }

    @Test
    void a_node_that_takes_longer_than_it_may_is_cut_short_and_answered_for() {
        RunReport report = run(flow().by(new MovedTime(Flow.NOW, 1)).node("a", view -> {
            new CountDownLatch(1).await();
            return Map.of();
        }));

        assertThat(report.state()).containsEntry("x", "fallback");
        assertThat(report.failures())
                .extracting(failure -> failure.error().type())
                .contains("States.Timeout");
    }

    @Test
    void the_plain_input_of_an_execution_by_hand_is_what_the_fallback_finds() {
        LocalEngine engine = flow().fallback("a", view -> Map.of("trace", List.copyOf(view.keySet())))
                .through(failing("Lambda.Unknown"))
                .on(log);

        RunReport report = engine.executeByHand("by-hand", Map.of("n", 3L));

        assertThat(report.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(report.input()).isEqualTo(Map.of("n", 3L));
        assertThat(report.state()).containsEntry("trace", List.of("n", "trace"));
    }

    @Test
    void rule_7_a_redrive_finds_what_the_fallback_has_committed() {
        Flow flow = new Flow("START -> a; a -> b; b -> END")
                .node("a", view -> Map.of("x", "node"))
                .fallback("a", view -> Map.of("x", "fallback"))
                .node("b", view -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException("once");
                    }
                    return Map.of();
                })
                .by(new MovedTime(Flow.NOW));
        AtomicInteger deaths = new AtomicInteger();
        LocalEngine engine = flow.through(nodes -> call -> {
                    if (call.resource().equals("${flow_a}") && deaths.getAndIncrement() == 0) {
                        throw new TaskFailure("Lambda.Unknown", "");
                    }
                    return nodes.invoke(call);
                })
                .on(log);
        engine.open("r", "1", Map.of());
        assertThat(engine.execute("r").header().status()).isEqualTo(RunStatus.FAILED);

        RunReport report = engine.redrive("r");

        assertThat(report.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(report.state()).containsEntry("x", "fallback");
    }

    /** Every invocation of a node fails so, and every one of a fallback works. */
    private UnaryOperator<TaskInvoker> failing(String error) {
        return nodes -> call -> {
            if (Json.asObject(call.payload()).containsKey("failed")) {
                return nodes.invoke(call);
            }
            calls.incrementAndGet();
            throw new TaskFailure(error, "{}");
        };
    }

    private RunReport run(Flow flow) {
        LocalEngine engine = flow.on(log);
        engine.open("r", "1", Map.of());
        return engine.execute("r");
    }
}
