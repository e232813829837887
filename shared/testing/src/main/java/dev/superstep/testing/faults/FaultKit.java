package dev.superstep.testing.faults;

import dev.superstep.compiler.Budget;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.Program;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.testing.NodeInstances;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a workflow to every fault that it may meet, one after the other, and compares what comes of each with what comes of a
 * run without.
 *
 * <pre>
 *   FaultKit.of(new MyWorkflow()).sweep(new MyInput("x")).sameAsWithoutFaults();
 *
 *   for every fault, for every n:
 *     run, with the fault at the n-th call ─▶ executed again, if it came to a stand ─▶ the same tasks, writes, state and end,
 *                                                                                    and nothing ran that had committed
 * </pre>
 *
 * <p>The faults are those of {@link LogEffect} at every call of the run log, a death of the process at each of them among
 * these, and those of {@link InvocationEffect} at every invocation. A run that came to a stand is gone on with by a new
 * process, with new nodes. Nodes must do the same whenever they see the same: what is random, or counts its calls, is to be
 * replaced by {@link #with}. Waiting takes no time.
 *
 * <p>Complexity: quadratic in the number of the run's calls. Immutable: every setting gives another kit. Thread-safe, if the
 * given nodes are.
 */
public final class FaultKit {
    private final Subject subject;
    private final Supplier<RunLog> logs;
    private final Budget budget;
    private final Threads threads;
    private final Kinds kinds;

    /** What is run: {@code program} makes it anew for every process. */
    private record Subject(Optional<Graph<?>> graph, NodeInstances nodes, Function<NodeInstances, Program> program) {
        Program make() {
            return program.apply(nodes);
        }
    }

    /** What branches run on. */
    enum Threads {
        IN_TURN,
        AT_ONCE
    }

    /** Which faults are tried. */
    private record Kinds(Set<LogEffect> ofLog, Set<Operation> at, Set<InvocationEffect> ofInvocations) {}

    private FaultKit(Subject subject, Supplier<RunLog> logs, Budget budget, Threads threads, Kinds kinds) {
        this.subject = subject;
        this.logs = logs;
        this.budget = budget;
        this.threads = threads;
        this.kinds = kinds;
    }

    /** A kit for {@code workflow}, on logs in memory. */
    public static FaultKit of(Workflow<?> workflow) {
        return of(workflow.name(), workflow.graph());
    }

    /** A kit for {@code graph}, which is called "graph". */
    public static FaultKit of(Graph<?> graph) {
        return of("graph", graph);
    }

    /** A kit for a program of the core, whose functions all processes share. */
    public static FaultKit of(Program program) {
        return of(new Subject(Optional.empty(), NodeInstances.fresh(), nodes -> program));
    }

    private static FaultKit of(String name, Graph<?> graph) {
        return of(new Subject(
                Optional.of(graph),
                NodeInstances.fresh(),
                nodes -> graph.program(name, nodes::of, new JacksonRecordMapper())));
    }

    private static FaultKit of(Subject subject) {
        Kinds all = new Kinds(
                EnumSet.allOf(LogEffect.class), EnumSet.allOf(Operation.class), EnumSet.allOf(InvocationEffect.class));
        return new FaultKit(subject, InMemoryRunLog::new, Budget.DEFAULT, Threads.IN_TURN, all);
    }

    /**
     * This kit with {@code node} where its class, or one that it extends, stands in the graph.
     *
     * @throws IllegalArgumentException if none does
     */
    public FaultKit with(Node<?, ?> node) {
        Graph<?> graph = subject.graph()
                .orElseThrow(() -> new IllegalArgumentException("a program of the core has no node classes"));
        Subject other = new Subject(subject.graph(), subject.nodes().with(graph, node), subject.program());
        return new FaultKit(other, logs, budget, threads, kinds);
    }

    /** This kit on other logs: one for each run, or one and the same. */
    public FaultKit on(Supplier<RunLog> others) {
        return new FaultKit(subject, others, budget, threads, kinds);
    }

    /** This kit with branches that run at the same time, so that any of them may meet the fault; else they run in turn. */
    public FaultKit atOnce() {
        return new FaultKit(subject, logs, budget, Threads.AT_ONCE, kinds);
    }

    /** This kit with every graph compiled to a loop over supersteps, as if its automaton were too large. */
    public FaultKit looping() {
        return new FaultKit(subject, logs, new Budget(0, 0), threads, kinds);
    }

    /** This kit with no other fault than a death at a commit: the cheapest sweep that says something. */
    public FaultKit deathsAtCommits() {
        return kinds(new Kinds(
                EnumSet.of(LogEffect.KILL_BEFORE, LogEffect.KILL_AFTER),
                EnumSet.of(Operation.APPEND),
                EnumSet.noneOf(InvocationEffect.class)));
    }

    /** This kit with faults of invocations only. */
    public FaultKit invocations() {
        return kinds(
                new Kinds(EnumSet.noneOf(LogEffect.class), EnumSet.noneOf(Operation.class), kinds.ofInvocations()));
    }

    private FaultKit kinds(Kinds others) {
        return new FaultKit(subject, logs, budget, threads, others);
    }

    /** Runs the workflow on a record of its input with every fault. */
    public Sweep sweep(Record input) {
        return sweep(new JacksonRecordMapper().write(input));
    }

    /** Runs the workflow on an input in JSON with every fault. */
    public Sweep sweep(Map<String, @Nullable Object> input) {
        Trials trials = trials(input);
        Sweep.Builder sweep = new Sweep.Builder(trials.withoutFaults());
        for (Fault first : firstFaults(trials)) {
            Fault fault = first;
            for (Trials.Outcome outcome = trials.run(fault); outcome.struck(); outcome = trials.run(fault)) {
                sweep.add(fault, outcome);
                fault = fault.next();
            }
        }
        return sweep.build();
    }

    /**
     * Runs the workflow with one fault alone, as to repeat what a sweep has found.
     *
     * @param fault as a sweep names it: {@code KILL_AFTER APPEND 3}
     */
    public Sweep repeat(String fault, Record input) {
        return repeat(fault, new JacksonRecordMapper().write(input));
    }

    /** {@link #repeat(String, Record)} on an input in JSON. */
    public Sweep repeat(String fault, Map<String, @Nullable Object> input) {
        Trials trials = trials(input);
        Sweep.Builder sweep = new Sweep.Builder(trials.withoutFaults());
        Fault parsed = Fault.parse(fault);
        sweep.add(parsed, trials.run(parsed));
        return sweep.build();
    }

    private Trials trials(Map<String, @Nullable Object> input) {
        Compiled compiled = Compiler.compile(subject.make().definition(), Compiler.Strictness.LANGGRAPH, budget);
        return new Trials(subject::make, compiled, input, logs, threads);
    }

    /** A fault of every kind at the first call; nothing overtakes where only one task runs at a time. */
    private List<Fault> firstFaults(Trials trials) {
        boolean alone = trials.withoutFaults().supersteps().stream().allMatch(nodes -> nodes.size() < 2);
        Stream<Fault> ofLog = kinds.at().stream()
                .filter(operation -> trials.counted().count(operation) > 0)
                .flatMap(operation -> kinds.ofLog().stream()
                        .filter(effect -> operation.writes() || !effect.isForWritesOnly())
                        .filter(effect -> !(alone && effect == LogEffect.OVERTAKE))
                        .map(effect -> new Fault.OfLog(effect, operation, 1)));
        Stream<Fault> ofInvocations = kinds.ofInvocations().stream()
                .filter(effect -> !(alone && effect == InvocationEffect.OVERTAKE))
                .map(effect -> new Fault.OfInvocation(effect, 1));
        return Stream.concat(ofLog, ofInvocations).toList();
    }
}
