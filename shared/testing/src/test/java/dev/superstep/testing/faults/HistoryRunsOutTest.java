package dev.superstep.testing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.NodeInvoker;
import dev.superstep.engine.RunReport;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.Target;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.TaskCall;
import dev.superstep.interpreter.TaskFailure;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runner.Runner;
import dev.superstep.testing.time.JumpingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** 2,000 Sends, of which each is throttled so often that 25,000 events are not enough for all. */
class HistoryRunsOutTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId W = new NodeId("w");
    private static final int SENDS = 2_000;
    private static final int TIMES = 3;

    private final RunLog log = new InMemoryRunLog();
    private final JumpingTime time = JumpingTime.at(Instant.parse("2026-11-01T12:00:00Z"));
    private final Queue<Object> ran = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean(true);

    @Test
    void rule_16_a_run_whose_history_is_full_of_retries_is_redriven_and_nothing_is_lost() {
        LocalEngine engine = engine();
        engine.open("r", "1", Map.of());

        RunReport failed = engine.execute("r");

        assertThat(failed.header().status()).isEqualTo(RunStatus.FAILED);
        assertThat(failed.header().end().error().code()).isEqualTo("HISTORY_FULL");
        assertThat(failed.header().end().superstep()).isEqualTo(1);
        assertThat(failed.supersteps().getLast().tasks()).hasSize(SENDS);
        int done = ran.size();
        assertThat(done).isBetween(1, SENDS - 1);
        busy.set(false);

        RunReport redriven = engine.redrive("r");

        assertThat(redriven.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(redriven.state()).containsEntry("n", (long) SENDS);
        assertThat(ran).hasSize(SENDS).doesNotHaveDuplicates();
    }

    private LocalEngine engine() {
        Definition definition = Definition.untyped(
                "wide",
                Notation.parse("START -> a; a ?-> each w; w -> END"),
                List.of(new Channel("n", new Reducer.Sum())),
                10);
        Program program = new Program(
                definition,
                Map.of(A, view -> Map.of(), W, view -> {
                    ran.add(view.get("item"));
                    return Map.of("n", 1L);
                }),
                Map.of(
                        A,
                        List.of(state -> LongStream.range(0, SENDS)
                                .<Target>mapToObj(item -> new Target.Send(W, Map.of("item", item)))
                                .toList())));
        Compiled compiled = Compiler.compile(definition);
        Runner runner = new Runner(program, log, time::now, Runner.Settings.keeping(Duration.ofDays(1)));
        TaskInvoker nodes = new NodeInvoker(compiled, runner);
        TaskInvoker throttled = call -> {
            if (busy.get() && isOfSend(call) && call.retry() < TIMES) {
                throw new TaskFailure("Lambda.TooManyRequestsException", "rate exceeded");
            }
            return nodes.invoke(call);
        };
        Interpreter interpreter = new Interpreter(throttled, time, new Random(0));
        return new LocalEngine(compiled, runner, interpreter, log, time::now);
    }

    private static boolean isOfSend(TaskCall call) {
        return call.state().equals("w");
    }
}
