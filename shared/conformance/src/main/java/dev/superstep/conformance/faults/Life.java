package dev.superstep.conformance.faults;

import dev.superstep.asl.Task;
import dev.superstep.compiler.Compiled;
import dev.superstep.conformance.engine.StillTime;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.NodeInvoker;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.TaskCall;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import dev.superstep.runner.Event;
import dev.superstep.runner.Runner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * One life of a process that runs a program: an engine of its own on a log that outlives it.
 *
 * <p>It notes every node that runs although its task has committed. No time goes by.
 */
final class Life {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
    private static final String INCARNATION = "1";
    private static final ThreadLocal<Event> EVENT = new ThreadLocal<>();

    private final RunId run;
    private final int number;
    private final RunLog truth;
    private final LocalEngine engine;

    private final Queue<String> runAgain = new ConcurrentLinkedQueue<>();

    /**
     * @param number how many processes the run has had before
     * @param log what the process sees of the log
     * @param truth the log itself
     * @param threads what branches run on
     */
    Life(Program program, Compiled compiled, RunId run, int number, RunLog log, RunLog truth, ThreadFactory threads) {
        this.run = run;
        this.number = number;
        this.truth = truth;
        Map<NodeId, NodeFunction> nodes = new LinkedHashMap<>();
        program.nodes().forEach((node, function) -> nodes.put(node, new Watched(node, function)));
        Program watched =
                new Program(program.definition(), nodes, program.routers(), program.fallbacks(), program.pauses());
        Runner runner = new Runner(watched, log, CLOCK, Runner.Settings.keeping(Duration.ofDays(1)));
        NodeInvoker invoker = new NodeInvoker(compiled, runner);
        Interpreter interpreter = new Interpreter(call -> invoke(invoker, call), new StillTime(), new Random(0));
        engine = new LocalEngine(compiled, runner, interpreter.threads(threads), log, CLOCK);
    }

    /** Runs to the end, from the start or from where the log ends. */
    Ending live(Map<String, @Nullable Object> input) {
        RunHeader header = engine.open(run.run(), INCARNATION, input);
        if (header.status().isEnd()) {
            return Ending.of(engine.report(run.run()).orElseThrow());
        }
        return Ending.of(number == 0 ? engine.execute(run.run()) : engine.resume(run.run()));
    }

    /** The tasks that ran although they had committed. */
    List<String> runAgain() {
        return List.copyOf(runAgain);
    }

    /** Calls a node, and lets it be known what for. */
    private static @Nullable Object invoke(NodeInvoker invoker, TaskCall call) throws InterruptedException {
        if (call.resource().equals(Task.START_EXECUTION)) {
            return invoker.invoke(call);
        }
        EVENT.set(Event.parse(call.payload()));
        try {
            return invoker.invoke(call);
        } finally {
            EVENT.remove();
        }
    }

    /** A node's function, with a look at the log before each of its runs. */
    private final class Watched implements NodeFunction {
        private final NodeId node;
        private final NodeFunction function;

        Watched(NodeId node, NodeFunction function) {
            this.node = node;
            this.function = function;
        }

        @Override
        public Map<String, @Nullable Object> run(Map<String, @Nullable Object> view) throws Exception {
            note(node, EVENT.get());
            return function.run(view);
        }
    }

    private void note(NodeId node, Event event) {
        if (event.entry() instanceof Event.Entry.Cursor cursor) {
            Run whole = truth.header(run).orElseThrow().run();
            Step before = truth.step(whole, cursor.superstep() - 1);
            TaskId task = event.send()
                    .<TaskId>map(pointer -> new TaskId.SendRun(before.numberOf(pointer), node))
                    .orElseGet(() -> TaskId.of(node));
            if (truth.delta(whole, cursor.superstep(), task).isPresent()) {
                runAgain.add("superstep " + cursor.superstep() + " " + task.mark());
            }
        }
    }
}
