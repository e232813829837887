package dev.superstep.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.json.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BranchesTest {
    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private static String parallel(String... tasks) {
        StringBuilder branches = new StringBuilder();
        for (String task : tasks) {
            branches.append(branches.isEmpty() ? "" : ", ").append("""
                    {"StartAt": "%1$s", "States": {"%1$s": {"Type": "Task", "Resource": "%1$s:a:b:c:${d}", "End": true}}}""".formatted(task));
        }
        return """
                {"StartAt": "P", "States": {
                  "P": {"Type": "Parallel", "Branches": [%s], "Catch": [{"ErrorEquals": ["Boom"], "ResultPath": "$.e", "Next": "D"}],
                    "End": true},
                  "D": {"Type": "Wait", "Seconds": 3, "End": true}}}""".formatted(branches);
    }

    private static String fn(String task) {
        return task + ":a:b:c:${d}";
    }

    private static String map(String fields) {
        return """
                {"StartAt": "M", "States": {"M": {"Type": "Map", %s "End": true, "ItemProcessor":
                  {"StartAt": "w", "States": {"w": {"Type": "Task", "Resource": "${w}", "End": true}}}}}}""".formatted(fields);
    }

    @Test
    void branches_run_at_the_same_time_and_their_outputs_are_in_their_order() {
        CyclicBarrier all = new CyclicBarrier(3);
        Machine machine = Machine.of(parallel("A", "B", "C"));
        for (String task : List.of("A", "B", "C")) {
            machine.on(fn(task), call -> {
                await(all);
                return task;
            });
        }
        assertThat(machine.outcome("{}")).isEqualTo("[\"A\",\"B\",\"C\"]");
        assertThat(machine.entered())
                .containsExactlyInAnyOrder("P", "A", "B", "C")
                .startsWith("P");
    }

    @Test
    void the_first_failure_wins_and_the_siblings_are_interrupted_before_the_machine_goes_on() {
        CountDownLatch working = new CountDownLatch(1);
        AtomicReference<String> sibling = new AtomicReference<>("unknown");
        JumpingTime time = new JumpingTime();
        Machine machine = Machine.of(parallel("A", "B"), time)
                .on(fn("A"), call -> {
                    working.await();
                    throw new TaskFailure("Boom", "first");
                })
                .on(fn("B"), call -> {
                    working.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        sibling.set("interrupted");
                        throw new TaskFailure("Late", "second");
                    }
                    return null;
                });
        assertThat(machine.outcome("{\"x\": 1}")).isEqualTo("{\"x\":1,\"e\":{\"Error\":\"Boom\",\"Cause\":\"first\"}}");
        assertThat(sibling).hasValue("interrupted");
        assertThat(time.sleeps).containsExactly(Duration.ofSeconds(3));
        assertThat(machine.events.stream()
                        .filter(ExecutionEvent.Aborted.class::isInstance)
                        .map(ExecutionEvent::state))
                .containsExactly("B");
    }

    @Test
    void a_chain_and_a_lone_branch_stay_on_the_calling_thread() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        TaskInvoker here = call -> {
            thread.set(Thread.currentThread());
            return call.payload();
        };
        Machine.of(parallel("A")).on(fn("A"), here).run("{}");
        assertThat(thread).hasValue(Thread.currentThread());
        Machine.of(map("")).on("${w}", here).run("[1]");
        assertThat(thread).hasValue(Thread.currentThread());
        Machine.of(map("\"MaxConcurrency\": 1,")).on("${w}", here).run("[1, 2]");
        assertThat(thread).hasValue(Thread.currentThread());
        Machine.of(parallel("A", "B")).on(fn("A"), here).run("{}");
        assertThat(thread.get().isVirtual()).isTrue();
    }

    @Test
    void a_map_gives_each_item_by_its_selector_and_keeps_the_order() {
        String machine = map("\"ItemsPath\": \"$.sends\", \"ItemSelector\": {\"run.$\": \"$.run\", "
                + "\"send.$\": \"$$.Map.Item.Value\", \"i.$\": \"$$.Map.Item.Index\", \"in.$\": \"$$.State.Name\"},");
        assertThat(Machine.of(machine).outcome("{\"run\": \"r\", \"sends\": [\"a\", \"b\"]}"))
                .isEqualTo("[{\"run\":\"r\",\"send\":\"a\",\"i\":0,\"in\":\"M\"},"
                        + "{\"run\":\"r\",\"send\":\"b\",\"i\":1,\"in\":\"M\"}]");
    }

    @Test
    void a_map_over_nothing_is_nothing_and_over_no_list_a_failure() {
        assertThat(Machine.of(map("")).outcome("[]")).isEqualTo("[]");
        assertThat(Machine.of(map("")).outcome("{}")).isEqualTo("States.Runtime");
    }

    @Test
    void a_map_runs_as_many_iterations_at_a_time_as_it_says_and_at_most_forty() {
        assertThat(mostAtATime("", 60)).isEqualTo(40);
        assertThat(mostAtATime("\"MaxConcurrency\": 0,", 60)).isEqualTo(40);
        assertThat(mostAtATime("\"MaxConcurrency\": 100,", 60)).isEqualTo(40);
        assertThat(mostAtATime("\"MaxConcurrency\": 3,", 60)).isEqualTo(3);
        assertThat(mostAtATime("", 5)).isEqualTo(5);
    }

    private static int mostAtATime(String fields, int items) {
        int expected = fields.contains("3") ? 3 : Math.min(items, 40);
        CountDownLatch full = new CountDownLatch(expected);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Machine machine = Machine.of(map(fields)).on("${w}", call -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            full.countDown();
            full.await();
            now.decrementAndGet();
            return call.payload();
        });
        String list = Json.print(Json.valueOf(Collections.nCopies(items, 1)));
        assertThat(machine.outcome(list)).isEqualTo(list);
        return most.get();
    }

    @Test
    void a_failed_iteration_is_the_map_s_failure_and_no_further_one_begins() {
        Machine machine = Machine.of(map("\"MaxConcurrency\": 1,"));
        machine.functions.failing("${w}", 1, "Boom");
        assertThat(machine.outcome("[1, 2, 3]")).isEqualTo("Boom");
        assertThat(machine.functions.calls()).hasSize(1);
    }

    @Test
    void maps_and_parallels_nest() {
        Machine machine = Machine.of("""
                {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "P", "States": {
                  "P": {"Type": "Parallel", "OutputPath": "$[1]", "End": true, "Branches": [
                    {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "${a}", "End": true}}},
                    {"StartAt": "B", "States": {"B": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "BB", "States": {
                      "BB": {"Type": "Pass", "Parameters": {"i.$": "$$.Map.Item.Index", "v.$": "$$.Map.Item.Value"}, "End": true}}}}}}]}}}}}}""");
        assertThat(machine.outcome("[[7, 8], [9]]"))
                .isEqualTo("[[{\"i\":0,\"v\":7},{\"i\":1,\"v\":8}],[{\"i\":0,\"v\":9}]]");
        assertThat(machine.functions.called()).containsExactly("${a}", "${a}");
    }

    @Test
    void a_failure_deep_inside_ends_everything_around_it() throws Exception {
        ManualTime time = new ManualTime();
        CountDownLatch fail = new CountDownLatch(1);
        Machine machine = Machine.of("""
                {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "${a}", "End": true}}},
                  {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemsPath": "$.l", "End": true, "ItemProcessor":
                    {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 9, "End": true}}}}}}]}}}""", time).on("${a}", call -> {
            fail.await();
            throw new TaskFailure("Boom", "");
        });
        Future<String> outcome = executor.submit(() -> machine.outcome("{\"l\": [1, 2, 3]}"));
        time.awaitSleepers(3);
        fail.countDown();
        assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo("Boom");
    }

    @Test
    void interrupting_the_caller_aborts_all_branches() throws Exception {
        CountDownLatch working = new CountDownLatch(2);
        AtomicInteger interrupted = new AtomicInteger();
        Machine machine = Machine.of(parallel("A", "B"));
        for (String task : List.of("A", "B")) {
            machine.on(fn(task), call -> {
                working.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                    throw e;
                }
                return null;
            });
        }
        AtomicReference<Thread> caller = new AtomicReference<>();
        Future<String> outcome = executor.submit(() -> {
            caller.set(Thread.currentThread());
            String result = machine.outcome("{}");
            return result + " " + Thread.currentThread().isInterrupted();
        });
        working.await();
        caller.get().interrupt();
        assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo("ABORTED false");
        assertThat(interrupted).hasValue(2);
    }

    private static void await(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (java.util.concurrent.BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
