package dev.superstep.testing;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.engine.ApprovalDesk;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.LocalTaskOutcomes;
import dev.superstep.engine.NodeInvoker;
import dev.superstep.engine.RunReport;
import dev.superstep.graph.Approval;
import dev.superstep.graph.Decision;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.TaskContext;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.interpreter.TaskTokens;
import dev.superstep.interpreter.Time;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Approvals;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.runner.RecordMappingException;
import dev.superstep.runner.Runner;
import dev.superstep.runner.TaskOutcomes;
import dev.superstep.testing.decisions.Deciding;
import dev.superstep.testing.faults.Moment;
import dev.superstep.testing.time.JumpingTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a workflow in a plain test.
 *
 * <pre>
 *   LocalResult&lt;State&gt; result = LocalRun.of(new LoopWorkflow()).run(new Query("x"));
 *   assertThat(result.state().answer()).isEqualTo("y");
 *   assertThat(result.supersteps()).containsExactly(List.of("search"), List.of("finalize"));
 * </pre>
 *
 * Nodes are made by their constructors without parameters, or with a {@link TaskContext} alone, unless instances are given by
 * {@link #with}. Every run has a log of its own in memory, unless one is given by {@link #on}.
 *
 * @param <S> the record of the state
 */
public final class LocalRun<S extends Record> {
    private final String name;
    private final Graph<S> graph;
    private final JacksonRecordMapper mapper = new JacksonRecordMapper();
    private final List<Death> deaths = new ArrayList<>();
    private NodeInstances instances = NodeInstances.fresh();
    private final Map<String, Deque<Decision>> decisions = new LinkedHashMap<>();
    private Supplier<RunLog> logs = InMemoryRunLog::new;
    private @Nullable Time time;

    private LocalRun(String name, Graph<S> graph) {
        this.name = name;
        this.graph = graph;
    }

    /** Runs of {@code graph}, which is called "graph". */
    public static <S extends Record> LocalRun<S> of(Graph<S> graph) {
        return new LocalRun<>("graph", graph);
    }

    /** Runs of {@code workflow}, under its own name. */
    public static <S extends Record> LocalRun<S> of(Workflow<S> workflow) {
        return new LocalRun<>(workflow.name(), workflow.graph());
    }

    /**
     * Uses {@code node} where its class, or one that it extends, stands in the graph.
     *
     * @throws IllegalArgumentException if none does
     */
    public LocalRun<S> with(Node<?, ?> node) {
        instances = instances.with(graph, node);
        return this;
    }

    /**
     * Records the run in {@code log}, under the name "run". A log that has that run already, with the same input, is gone on
     * with where it ends; see {@link dev.superstep.testing.faults} for why one would.
     */
    public LocalRun<S> on(RunLog log) {
        logs = () -> log;
        return this;
    }

    /**
     * Waits for nothing: pauses and the intervals between attempts are over at once, and {@link LocalResult#waits} says how
     * long they would have been. The clock begins at {@code start} and moves by them alone, so no time limit is reached.
     */
    public LocalRun<S> skippingWaits(Instant start) {
        return by(JumpingTime.at(start));
    }

    /**
     * Lets the run go by {@code other} time, such as a {@link dev.superstep.testing.time.ManualTime} that the test moves.
     */
    public LocalRun<S> by(Time other) {
        time = other;
        return this;
    }

    /**
     * Kills the process that runs {@code node}, each time, as Lambda reports it when memory runs out: {@code
     * Runtime.ExitError}. The fallback of the node, if it has one, then answers in a process that lives.
     *
     * @param moment before the node runs, or after it has committed, so that only its answer is lost
     * @throws IllegalArgumentException if the graph has no such node
     */
    public LocalRun<S> killing(Class<? extends Node<?, ?>> node, Moment moment) {
        NodeId id = graph.nodes().entrySet().stream()
                .filter(entry -> entry.getValue().equals(node))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        node.getName() + " is no node of this graph, which has " + graph.nodes()));
        deaths.add(new Death(id, moment));
        return this;
    }

    /**
     * Decides what the approval called {@code node} asks; said several times, the first time, the second and so on. What
     * nobody decides is past its deadline at once.
     *
     * @throws IllegalArgumentException if there is no such approval
     */
    public LocalRun<S> deciding(String node, Decision decision) {
        Class<?> type = graph.nodes().get(new NodeId(node));
        if (type == null || !Approval.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException("\"" + node + "\" is no approval of this graph, which has "
                    + graph.nodes().keySet());
        }
        decisions.computeIfAbsent(node, unseen -> new ArrayDeque<>()).add(decision);
        return this;
    }

    /** Runs the workflow on a record of its input to the end; a run that fails is a result as well. */
    public LocalResult<S> run(Record input) {
        return run(mapper.write(input));
    }

    /**
     * Runs the workflow on an input in JSON to the end; a run that fails is a result as well.
     *
     * @throws RecordMappingException if the input is not the workflow's input record; it names every problem
     * @throws RuntimeException of the log if it fails where no node's attempt does: as the run is opened or ended
     */
    public LocalResult<S> run(Map<String, @Nullable Object> input) {
        List<String> problems = mapper.problems(graph.input(), input);
        if (!problems.isEmpty()) {
            throw new RecordMappingException(graph.input(), problems);
        }
        ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("local-run-alarms").factory());
        try {
            Time real = new ScheduledTime(InstantSource.system(), alarms);
            LocalEngine engine = engine(time == null ? real : time);
            engine.open("run", "1", input);
            RunReport report = engine.execute("run");
            List<Duration> waits = time instanceof JumpingTime jumping ? jumping.waits() : List.of();
            return new LocalResult<>(report, graph.state(), mapper, waits);
        } finally {
            alarms.shutdownNow();
        }
    }

    private LocalEngine engine(Time by) {
        InstantSource clock = by::now;
        RunLog log = logs.get();
        Program program = graph.program(name, instances::of, mapper);
        Compiled compiled = Compiler.compile(program.definition());
        TaskTokens tokens = new TaskTokens(new SecureRandom());
        TaskOutcomes outcomes = new LocalTaskOutcomes(tokens);
        Runner runner = new Runner(program, log, clock, Runner.Settings.keeping(Duration.ofDays(1)), outcomes);
        ApprovalDesk desk = new ApprovalDesk(log, new Approvals(log, outcomes, clock));
        TaskInvoker nodes =
                new Deciding(Death.among(deaths, compiled, new NodeInvoker(compiled, runner)), name, desk, decisions);
        Interpreter interpreter = new Interpreter(nodes, by, new Random(0)).tokens(tokens);
        return new LocalEngine(compiled, runner, interpreter, log, clock);
    }
}
