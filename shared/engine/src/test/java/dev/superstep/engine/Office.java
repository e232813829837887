package dev.superstep.engine;

import dev.superstep.compiler.Budget;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.graph.ApprovalFunction;
import dev.superstep.graph.Decision;
import dev.superstep.graph.Question;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Topology;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.TaskTokens;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Approvals;
import dev.superstep.runner.Runner;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A process in which runs wait for persons: an engine for a graph whose nodes called {@code ask…} are approvals with a deadline
 * of an hour, and a desk. Another one on the same log is the process after a restart. Every node notes in {@code trace} what
 * it did.
 */
final class Office implements AutoCloseable {
    static final Duration WITHIN = Duration.ofHours(1);

    final LocalEngine engine;
    final ApprovalDesk desk;
    final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    private final RunLog log;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Office(String notation, RunLog log, HandTime time) {
        this(notation, log, time, Map.of());
    }

    Office(String notation, RunLog log, HandTime time, Map<NodeId, List<RouterFunction>> routers) {
        this.log = log;
        Topology plain = Notation.parse(notation);
        Map<NodeId, List<NodeTrait>> traits = new LinkedHashMap<>();
        Map<NodeId, Duration> deadlines = new LinkedHashMap<>();
        Map<NodeId, NodeFunction> functions = new LinkedHashMap<>();
        for (NodeId node : plain.nodes()) {
            boolean asks = node.value().startsWith("ask");
            functions.put(node, asks ? new Asks(node.value()) : view -> trace(node.value()));
            if (asks) {
                traits.put(node, List.of(NodeTrait.APPROVAL));
                deadlines.put(node, WITHIN);
            }
        }
        Topology topology = new Topology(plain.nodes(), plain.edges(), plain.routers(), traits);
        Definition definition =
                Definition.untyped("flow", topology, Flow.CHANNELS, 100).deadlines(deadlines);
        Compiled compiled = Compiler.compile(definition, Compiler.Strictness.LANGGRAPH, Budget.DEFAULT);
        TaskTokens tokens = new TaskTokens(new SecureRandom());
        Runner runner = new Runner(
                new Program(definition, functions, routers),
                log,
                time,
                Runner.Settings.keeping(Duration.ofDays(1)),
                new LocalTaskOutcomes(tokens));
        Interpreter interpreter =
                new Interpreter(new NodeInvoker(compiled, runner), time, new Random(0)).tokens(tokens);
        engine = new LocalEngine(compiled, runner, interpreter, log, time);
        engine.rememberGraph();
        desk = new ApprovalDesk(log, new Approvals(log, new LocalTaskOutcomes(tokens), time));
    }

    private final class Asks implements ApprovalFunction {
        private final String name;

        Asks(String name) {
            this.name = name;
        }

        @Override
        public Question ask(Map<String, Object> view) {
            ran.add("asked " + name);
            return new Question("May " + name + " go on?", Json.object("trace", view.get("trace")));
        }

        @Override
        public Map<String, Object> answer(Map<String, Object> view, Decision decision) {
            return trace(name + " " + decision.verdict() + " by " + decision.decidedBy());
        }

        @Override
        public Map<String, Object> atDeadline(Map<String, Object> view) {
            return trace(name + " too late");
        }
    }

    private Map<String, Object> trace(String what) {
        ran.add(what);
        return Map.of("trace", List.of(what));
    }

    static RunId id(String run) {
        return new RunId("flow", run);
    }

    /** Starts a run and executes it beside. */
    CompletableFuture<RunReport> start(String run) {
        engine.open(run, "1", Map.of());
        return beside(() -> engine.execute(run));
    }

    CompletableFuture<RunReport> beside(java.util.function.Supplier<RunReport> execution) {
        return CompletableFuture.supplyAsync(execution, threads);
    }

    /** Waits until so many questions of a run are open, and their tasks wait for their tokens. */
    Office awaitOpen(String run, int questions) throws InterruptedException {
        for (int i = 0; i < 10_000; i++) {
            long open = log.inquiries(id(run)).stream()
                    .filter(inquiry -> inquiry.isOpen() && inquiry.isWaiting())
                    .filter(inquiry -> log.header(id(run))
                            .map(header -> !log.tokens(header.run(), inquiry.superstep(), inquiry.task())
                                    .isEmpty())
                            .orElse(false))
                    .count();
            if (open == questions) {
                return this;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        throw new IllegalStateException("run " + run + " never had " + questions + " open questions");
    }

    /** The process dies: what it executes stays as it is. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
