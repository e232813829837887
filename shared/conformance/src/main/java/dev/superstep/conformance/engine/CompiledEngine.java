package dev.superstep.conformance.engine;

import dev.superstep.asl.AslWriter;
import dev.superstep.compiler.Budget;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.conformance.Engine;
import dev.superstep.conformance.Outcome;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.json.Json;
import dev.superstep.runlog.History;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.AttemptFailure;
import dev.superstep.runner.Runner;
import dev.superstep.testkit.FunctionError;
import dev.superstep.testkit.LambdaInvokeServer.Function;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Compiles a graph and runs its state machine, its nodes by the runner, on a run log of its own in memory. */
public final class CompiledEngine implements Engine {
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
    private static final Duration RETENTION = Duration.ofDays(1);
    private static final Runner.Settings WARM = Runner.Settings.keeping(RETENTION);
    private static final Runner.Settings COLD = new Runner.Settings(RETENTION, 0);

    private final MachineRunner machines;
    private final Delivery delivery;
    private final Budget budget;
    private final Runner.Settings settings;
    private final AtomicLong numbers = new AtomicLong();

    /** How often each invocation is delivered; Lambda promises only that it is once at least. */
    public enum Delivery {
        /** Once. */
        ONCE,
        /** Twice, one after the other; the second answer counts. */
        TWICE
    }

    /**
     * @param machines what runs the state machines
     * @param delivery how often each invocation is delivered
     */
    public CompiledEngine(MachineRunner machines, Delivery delivery) {
        this(machines, delivery, Budget.DEFAULT, WARM);
    }

    private CompiledEngine(MachineRunner machines, Delivery delivery, Budget budget, Runner.Settings settings) {
        this.machines = machines;
        this.delivery = delivery;
        this.budget = budget;
        this.settings = settings;
    }

    /** An engine whose processes remember nothing, so that every invocation reads its run's log from the beginning. */
    public static CompiledEngine cold(MachineRunner machines) {
        return new CompiledEngine(machines, Delivery.ONCE, Budget.DEFAULT, COLD);
    }

    /** An engine that compiles every graph to a loop over supersteps, as if its automaton were too large. */
    public static CompiledEngine loops(MachineRunner machines) {
        return new CompiledEngine(machines, Delivery.ONCE, new Budget(0, 0), WARM);
    }

    @Override
    public String name() {
        String shape = budget.equals(Budget.DEFAULT) ? "compiled, on " : "compiled to a loop, on ";
        return shape
                + machines.name()
                + (delivery == Delivery.TWICE ? ", delivered twice" : "")
                + (settings.equals(COLD) ? ", cold" : "");
    }

    @Override
    public Outcome run(Program program, Map<String, @Nullable Object> input) throws Exception {
        Compiled compiled = Compiler.compile(program.definition(), Compiler.Strictness.LANGGRAPH, budget);
        RunLog log = new InMemoryRunLog();
        Runner runner = new Runner(program, log, CLOCK, settings);
        long number = numbers.incrementAndGet();
        String definition = AslWriter.compact(compiled.machine());
        Map<String, Function> functions = new LinkedHashMap<>();
        for (dev.superstep.compiler.Function function : compiled.functions()) {
            String name = "run-" + number + "-function-" + functions.size();
            definition = definition.replace(function.resource(), ARN + name);
            functions.put(name, event -> deliver(runner, function.node(), event));
        }
        RunId run = new RunId(program.definition().name(), "run-" + number);
        MachineRunner.Ended ended = machines.run(definition, input, run.run(), functions);
        History history = log.history(run).orElseThrow(() -> new IllegalStateException("never begun: " + ended));
        return RecordedRun.outcome(program.definition(), history, ended);
    }

    @Override
    public void close() {
        machines.close();
    }

    private String deliver(Runner runner, NodeId node, String event) throws FunctionError {
        String first = switch (delivery) {
            case ONCE -> "";
            case TWICE -> tryOnce(runner, node, event);
        };
        String answer = invoke(runner, node, event);
        if (!first.isEmpty() && !first.equals(answer)) {
            throw new IllegalStateException("answered " + first + ", then " + answer);
        }
        return answer;
    }

    /** The answer, or nothing if there is none: then the second delivery fails as well, or comes later and succeeds. */
    private String tryOnce(Runner runner, NodeId node, String event) {
        try {
            return invoke(runner, node, event);
        } catch (FunctionError failed) {
            return "";
        }
    }

    private String invoke(Runner runner, NodeId node, String event) throws FunctionError {
        try {
            return Json.print(runner.run(node, Json.parse(event), "attempt-" + numbers.incrementAndGet()));
        } catch (AttemptFailure failure) {
            throw new FunctionError(failure.type().errorName(), failure.json());
        }
    }
}
