package dev.superstep.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.json.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimeTest {
    private static final String LIMITED = """
            {"StartAt": "A", "States": {
              "A": {"Type": "Task", "Resource": "${a}", "TimeoutSeconds": 5,
                "Catch": [{"ErrorEquals": ["States.TaskFailed"], "ResultPath": "$.tf", "Next": "D"},
                  {"ErrorEquals": ["States.Timeout"], "ResultPath": "$.to", "Next": "D"}], "End": true},
              "D": {"Type": "Task", "Resource": "${d}", "End": true}}}""";

    private final ManualTime time = new ManualTime();
    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private Future<String> start(Machine machine, String input) {
        return executor.submit(() -> machine.outcome(input));
    }

    @Test
    void a_task_that_takes_too_long_is_interrupted_and_times_out() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        Machine machine = Machine.of(LIMITED, time).on("${a}", call -> {
            working.countDown();
            new CountDownLatch(1).await();
            return null;
        });
        Future<String> outcome = start(machine, "{\"x\": 1}");
        working.await();
        time.advance(Duration.ofSeconds(4));
        assertThat(outcome.isDone()).isFalse();
        time.advance(Duration.ofSeconds(1));
        assertThat(outcome.get(20, TimeUnit.SECONDS))
                .isEqualTo("{\"x\":1,\"to\":{\"Error\":\"States.Timeout\",\"Cause\":\"\"}}");
    }

    @Test
    void a_task_that_heeds_no_interrupt_times_out_too_and_leaves_no_interrupt_behind() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        AtomicReference<Boolean> isInterruptedLater = new AtomicReference<>();
        Machine machine = Machine.of(LIMITED, time)
                .on("${a}", call -> {
                    working.countDown();
                    while (answer.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return "too late";
                })
                .on("${d}", call -> {
                    isInterruptedLater.set(Thread.currentThread().isInterrupted());
                    return "D";
                });
        Future<String> outcome = start(machine, "{}");
        working.await();
        time.advance(Duration.ofSeconds(5));
        answer.countDown();
        assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo("\"D\"");
        assertThat(isInterruptedLater).hasValue(false);
    }

    @Test
    void a_task_in_time_leaves_no_alarm_behind() {
        assertThat(Machine.of(LIMITED, time).outcome("{}")).isEqualTo("{}");
        assertThat(time.alarms()).isZero();
    }

    @Test
    void the_limit_of_a_task_may_stand_in_its_input() {
        Machine machine = Machine.ofState(
                "\"Type\": \"Task\", \"Resource\": \"${a}\", \"TimeoutSecondsPath\": \"$.t\", \"End\": true");
        assertThat(machine.outcome("{\"t\": 1}")).isEqualTo("{\"t\":1}");
        assertThat(machine.outcome("{\"t\": \"1\"}")).isEqualTo("States.Runtime");
    }

    @Test
    void a_machine_that_takes_too_long_times_out() throws Exception {
        Machine machine = Machine.of("""
                {"StartAt": "P", "TimeoutSeconds": 10, "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 30, "End": true}}},
                  {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 30, "End": true}}}]}}}""", time);
        Future<String> outcome = start(machine, "{}");
        time.awaitSleepers(2);
        time.advance(Duration.ofSeconds(10));
        assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo("TIMED_OUT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Seconds\": 7                               | 7",
                "\"Seconds\": 0                               | 0",
                "\"SecondsPath\": \"$.s\"                     | 9",
                "\"Timestamp\": \"2026-11-01T12:00:05Z\"      | 5",
                "\"Timestamp\": \"2026-11-01T11:00:00Z\"      | 0",
                "\"TimestampPath\": \"$.t\"                   | 60",
                "\"InputPath\": \"$.in\", \"SecondsPath\": \"$\" | 2",
            })
    void a_wait_lasts_as_long_as_it_says(String fields, long seconds) {
        JumpingTime jumping = new JumpingTime();
        Machine machine = Machine.of(
                "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", " + fields
                        + ", \"OutputPath\": \"$\", \"End\": true}}}",
                jumping);
        machine.run("{\"s\": 9, \"t\": \"2026-11-01T13:01:00+01:00\", \"in\": 2}");
        assertThat(jumping.sleeps.stream().mapToLong(Duration::toSeconds).sum()).isEqualTo(seconds);
    }

    @Test
    void a_wait_for_something_that_is_no_time_fails() {
        Machine seconds = Machine.ofState("\"Type\": \"Wait\", \"SecondsPath\": \"$.s\", \"End\": true");
        assertThat(seconds.outcome("{\"s\": -1}")).isEqualTo("States.Runtime");
        Machine instant = Machine.ofState("\"Type\": \"Wait\", \"TimestampPath\": \"$.s\", \"End\": true");
        assertThat(instant.outcome("{\"s\": \"tomorrow\"}")).isEqualTo("States.Runtime");
    }

    @Test
    void a_task_waits_until_its_token_is_answered() throws Exception {
        Machine machine = approval();
        Interpreter interpreter = machine.interpreter();
        AtomicReference<String> token = tokenOf(machine, new CountDownLatch(0));
        machine.on("ask", call -> {
            token.set(call.token());
            assertThat(call.payload()).isEqualTo(Map.of("token", token.get()));
            assertThat(interpreter.tokens().succeed(token.get(), Json.object("ok", true)))
                    .isTrue();
            assertThat(interpreter.tokens().succeed(token.get(), Json.object("ok", false)))
                    .isFalse();
            return "ignored";
        });
        assertThat(Machine.outcome(machine.run(interpreter, "{}"))).isEqualTo("{\"a\":{\"ok\":true}}");
        assertThat(interpreter.tokens().succeed(token.get(), null)).isFalse();
    }

    @Test
    void a_token_may_be_answered_by_a_failure_or_too_late() throws Exception {
        Machine machine = approval();
        Interpreter interpreter = machine.interpreter();
        CountDownLatch asked = new CountDownLatch(1);
        AtomicReference<String> token = tokenOf(machine, asked);
        Future<String> outcome = executor.submit(() -> Machine.outcome(machine.run(interpreter, "{}")));
        asked.await();
        assertThat(interpreter.tokens().fail(token.get(), "Rejected", "no")).isTrue();
        assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo("{\"e\":{\"Error\":\"Rejected\",\"Cause\":\"no\"}}");

        CountDownLatch askedAgain = new CountDownLatch(1);
        AtomicReference<String> another = tokenOf(machine, askedAgain);
        Future<String> late = executor.submit(() -> Machine.outcome(machine.run(interpreter, "{}")));
        askedAgain.await();
        time.advance(Duration.ofSeconds(20));
        assertThat(late.get(20, TimeUnit.SECONDS)).isEqualTo("{\"e\":{\"Error\":\"States.Timeout\",\"Cause\":\"\"}}");
        assertThat(interpreter.tokens().succeed(another.get(), null)).isFalse();
    }

    @Test
    void whoever_listens_hears_when_an_execution_waits_and_when_it_goes_on() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        WaitListener listener = new WaitListener() {
            @Override
            public void waits() {
                heard.add("waits");
            }

            @Override
            public void waitedEnough() {
                heard.add("goes on");
            }
        };
        Machine asking = approval().on("ask", call -> heard.add("asked"));
        Interpreter interpreter = asking.interpreter().waits(listener);
        Future<String> late = executor.submit(() -> Machine.outcome(asking.run(interpreter, "{}")));
        while (!heard.contains("waits")) {
            Thread.onSpinWait();
        }
        time.advance(Duration.ofSeconds(20));
        late.get(20, TimeUnit.SECONDS);
        assertThat(heard).containsExactly("asked", "waits", "goes on");

        heard.clear();
        Machine waiting = Machine.ofState("\"Type\": \"Wait\", \"Seconds\": 1, \"End\": true");
        waiting.run(waiting.interpreter().waits(listener), "{}");
        assertThat(heard).containsExactly("waits", "goes on");
    }

    private Machine approval() {
        return Machine.of("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "TimeoutSeconds": 20,
                    "Parameters": {"FunctionName": "ask", "Payload": {"token.$": "$$.Task.Token"}}, "ResultPath": "$.a",
                    "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Next": "D"}], "Next": "D"},
                  "D": {"Type": "Succeed"}}}""", time);
    }

    private static AtomicReference<String> tokenOf(Machine machine, CountDownLatch asked) {
        AtomicReference<String> token = new AtomicReference<>();
        machine.on("ask", call -> {
            token.set(call.token());
            asked.countDown();
            return null;
        });
        return token;
    }

    @Test
    void real_time_passes_by_itself() throws Exception {
        try (ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor()) {
            Time real = new ScheduledTime(InstantSource.system(), scheduler);
            CountDownLatch rang = new CountDownLatch(1);
            real.schedule(Duration.ofMillis(1), rang::countDown);
            assertThat(rang.await(20, TimeUnit.SECONDS)).isTrue();
            Program program = Program.load(dev.superstep.asl.StateMachine.of("W", dev.superstep.asl.Wait.seconds(1)));
            long before = System.nanoTime();
            new Interpreter(new Functions(), real, new Random(1)).run(program, ExecutionStart.of("m", "r", null));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(990));
        }
    }
}
