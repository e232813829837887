package dev.superstep.testing.faults;

import dev.superstep.asl.Task;
import dev.superstep.compiler.Compiled;
import dev.superstep.engine.ApprovalDesk;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.LocalTaskOutcomes;
import dev.superstep.engine.NodeInvoker;
import dev.superstep.graph.ApprovalFunction;
import dev.superstep.graph.Decision;
import dev.superstep.graph.Question;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.TaskCall;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.interpreter.TaskTokens;
import dev.superstep.interpreter.Time;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import dev.superstep.runner.Approvals;
import dev.superstep.runner.Event;
import dev.superstep.runner.Runner;
import dev.superstep.runner.TaskOutcomes;
import dev.superstep.testing.decisions.Deciding;
import dev.superstep.testing.time.JumpingTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * One life of a process that runs a program: an engine of its own on a log that outlives it.
 *
 * <p>It notes every node that runs although its task has committed. Waiting takes no time.
 */
final class Life {
    private static final Instant BIRTH = Instant.parse("2026-01-02T03:04:05Z");
    private static final String INCARNATION = "1";
    private static final ThreadLocal<Event> EVENT = new ThreadLocal<>();

    private final RunId run;
    private final RunLog truth;
    private final FaultyRunLog log;
    private final FaultyInvoker invoker;
    private final LocalEngine engine;

    private final Queue<String> runAgain = new ConcurrentLinkedQueue<>();

    /**
     * @param run which run it is that the process executes
     * @param truth the log itself
     * @param log what the process sees of it
     * @param threads what branches run on
     */
    Life(Program program, Compiled compiled, RunId run, RunLog truth, FaultyRunLog log, ThreadFactory threads) {
        this.run = run;
        this.truth = truth;
        this.log = log;
        Time time = JumpingTime.at(BIRTH);
        Map<NodeId, NodeFunction> nodes = new LinkedHashMap<>();
        program.nodes().forEach((node, function) -> nodes.put(node, watched(node, function)));
        Program watched =
                new Program(program.definition(), nodes, program.routers(), program.fallbacks(), program.pauses());
        TaskTokens tokens = new TaskTokens(new SecureRandom());
        TaskOutcomes outcomes = new LocalTaskOutcomes(tokens);
        Runner runner = new Runner(watched, log, time::now, Runner.Settings.keeping(Duration.ofDays(1)), outcomes);
        ApprovalDesk desk = new ApprovalDesk(log, new Approvals(log, outcomes, time::now));
        TaskInvoker tasks = new Deciding(new NodeInvoker(compiled, runner), run.workflow(), desk, Map.of());
        invoker = FaultyInvoker.on(call -> invoke(tasks, call));
        Interpreter interpreter = new Interpreter(invoker, time, new Random(0)).tokens(tokens);
        engine = new LocalEngine(compiled, runner, interpreter.threads(threads), log, time::now);
    }

    /** What the process sees of the log. */
    FaultyRunLog log() {
        return log;
    }

    /** How its nodes are called. */
    FaultyInvoker invoker() {
        return invoker;
    }

    /** Runs to the end, from the start. */
    Ending begin(Map<String, @Nullable Object> input) {
        engine.open(run.run(), INCARNATION, input);
        engine.execute(run.run());
        invoker.deliverLate();
        return ending();
    }

    /** Runs to the end, from where another process came to. */
    Ending goOn(Map<String, @Nullable Object> input) {
        RunHeader header = engine.open(run.run(), INCARNATION, input);
        if (!header.status().isEnd()) {
            engine.resume(run.run());
        }
        return ending();
    }

    private Ending ending() {
        return Ending.of(engine.report(run.run()).orElseThrow());
    }

    /** The tasks that ran although they had committed. */
    List<String> runAgain() {
        return List.copyOf(runAgain);
    }

    /** Calls a node, and lets it be known what for. */
    private static @Nullable Object invoke(TaskInvoker invoker, TaskCall call) throws InterruptedException {
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

    private NodeFunction watched(NodeId node, NodeFunction function) {
        return function instanceof ApprovalFunction approval
                ? new WatchedApproval(node, approval)
                : new Watched(node, function);
    }

    /** An approval, with a look at the log before each of its answers; it may ask as often as it likes. */
    private final class WatchedApproval implements ApprovalFunction {
        private final NodeId node;
        private final ApprovalFunction function;

        WatchedApproval(NodeId node, ApprovalFunction function) {
            this.node = node;
            this.function = function;
        }

        @Override
        public Question ask(Map<String, @Nullable Object> view) throws Exception {
            return function.ask(view);
        }

        @Override
        public Map<String, @Nullable Object> answer(Map<String, @Nullable Object> view, Decision decision)
                throws Exception {
            note(node, EVENT.get());
            return function.answer(view, decision);
        }

        @Override
        public Map<String, @Nullable Object> atDeadline(Map<String, @Nullable Object> view) throws Exception {
            note(node, EVENT.get());
            return function.atDeadline(view);
        }

        @Override
        public Optional<List<String>> looksAt() {
            return function.looksAt();
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

        @Override
        public Optional<List<String>> looksAt() {
            return function.looksAt();
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
