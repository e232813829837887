package dev.superstep.nodes;

import dev.superstep.graph.Node;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Instruments;
import dev.superstep.runner.Invocation;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.runner.Runner;
import dev.superstep.runner.TaskOutcomes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which node of which workflow this function is, as {@code SUPERSTEP_WORKFLOW} and {@code SUPERSTEP_NODE} say; {@code
 * __start__} stands for the routers of the start, {@value #CLOSES_RUNS} and {@value #SWEEPS_RUNS} for no node at all but {@link
 * RunClosing} and {@link RunSweeping}.
 *
 * <p>{@code SUPERSTEP_TIME_LIMIT} repeats the function's time limit, {@code 60S}, from which nodes get their deadline: Lambda
 * sends one with each event, but Quarkus's loop for Funqy hands it to nobody.
 *
 * <p>It is looked up at the first event, not at the start: a start that fails is tried again by Lambda without end and shows
 * Step Functions nothing that names the cause.
 */
@Singleton
class Assignment {
    private static final String CLOSES_RUNS = "__close__";
    private static final String SWEEPS_RUNS = "__sweep__";

    private final Instance<Workflow<?>> workflows;
    private final Instance<Node<?, ?>> nodes;
    private final RunLog log;
    private final Instruments instruments;
    private final TaskOutcomes outcomes;
    private final Optional<String> workflow;
    private final Optional<String> node;
    private final Optional<Duration> timeLimit;
    private final Duration retention;
    private final InstantSource clock = InstantSource.system();
    private @Nullable Runner runner;

    Assignment(
            @Any Instance<Workflow<?>> workflows,
            @Any Instance<Node<?, ?>> nodes,
            RunLog log,
            Instruments instruments,
            TaskOutcomes outcomes,
            @ConfigProperty(name = "superstep.workflow") Optional<String> workflow,
            @ConfigProperty(name = "superstep.node") Optional<String> node,
            @ConfigProperty(name = "superstep.time-limit") Optional<Duration> timeLimit,
            @ConfigProperty(name = "superstep.retention") Duration retention) {
        this.workflows = workflows;
        this.nodes = nodes;
        this.log = log;
        this.instruments = instruments;
        this.outcomes = outcomes;
        this.workflow = workflow;
        this.node = node;
        this.timeLimit = timeLimit;
        this.retention = retention;
    }

    /** Whether this function is no node, but closes the runs of all workflows. */
    boolean closesRuns() {
        return node.filter(CLOSES_RUNS::equals).isPresent();
    }

    /** Whether this function is no node, but sweeps up after the runs of all workflows. */
    boolean sweepsRuns() {
        return node.filter(SWEEPS_RUNS::equals).isPresent();
    }

    /** Runs the node once, in an invocation that has just begun. */
    Map<String, @Nullable Object> run(@Nullable Object event, String id) {
        Invocation invocation =
                new Invocation(id, timeLimit.map(limit -> clock.instant().plus(limit)));
        return runner().run(new NodeId(wanted(node, "SUPERSTEP_NODE")), event, invocation);
    }

    private synchronized Runner runner() {
        if (runner == null) {
            runner = new Runner(
                    program(), log, clock, Runner.Settings.keeping(retention).with(instruments), outcomes);
        }
        return runner;
    }

    private Program program() {
        String name = wanted(workflow, "SUPERSTEP_WORKFLOW");
        List<? extends Workflow<?>> found =
                workflows.stream().filter(one -> one.name().equals(name)).toList();
        if (found.size() != 1) {
            throw new IllegalStateException("NO_WORKFLOW: " + found.size() + " workflows are called \"" + name
                    + "\"; set SUPERSTEP_WORKFLOW to one of "
                    + workflows.stream().map(Workflow::name).sorted().toList());
        }
        Program program = found.get(0).graph().program(name, this::instance, new JacksonRecordMapper());
        NodeId id = new NodeId(wanted(node, "SUPERSTEP_NODE"));
        if (!id.equals(NodeId.START) && !program.nodes().containsKey(id)) {
            throw new IllegalStateException("NO_NODE: workflow \"" + name + "\" has no node \"" + id
                    + "\"; set SUPERSTEP_NODE to one of " + program.nodes().keySet());
        }
        return program;
    }

    private Node<?, ?> instance(Class<? extends Node<?, ?>> type) {
        return nodes.select(type).get();
    }

    private static String wanted(Optional<String> value, String variable) {
        return value.orElseThrow(() -> new IllegalStateException(
                "NOT_SET: " + variable + " must say what this function is; set it in its environment"));
    }
}
