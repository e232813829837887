package dev.superstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.asl.AslWriter;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.conformance.engine.MachineRunner;
import dev.superstep.conformance.engine.OracleMachines;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.PauseFunction;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Target;
import dev.superstep.graph.core.Topology;
import dev.superstep.json.Json;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Fold;
import dev.superstep.runlog.History;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.AttemptFailure;
import dev.superstep.runner.Runner;
import dev.superstep.testkit.FunctionError;
import dev.superstep.testkit.LambdaInvokeServer.Function;
import dev.superstep.testkit.Oracle;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pauses and fallbacks, alone, in a branch and in an iteration, on interpreters that are not ours; by real time. */
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class TraitsInOraclesTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:";
    private static final Topology PLAIN =
            Notation.parse("START -> a, b; a ?-> each w; b & w -> c; c ?-> d | END; d -> END");
    private static final List<NodeTrait> BOTH = List.of(NodeTrait.PAUSE, NodeTrait.FALLBACK);
    private static final Definition DEFINITION = Definition.untyped(
            "traits",
            new Topology(
                    PLAIN.nodes(),
                    PLAIN.edges(),
                    PLAIN.routers(),
                    Map.of(node("a"), BOTH, node("w"), BOTH, node("c"), BOTH)),
            List.of(new Channel("trace", new Reducer.Append())),
            10);

    private final RunLog log = new InMemoryRunLog();
    private final AtomicInteger attempts = new AtomicInteger();

    @ParameterizedTest
    @EnumSource
    void a_run_that_waits_and_whose_processes_die_ends_as_it_should(Oracle.Kind kind) throws Exception {
        Compiled compiled = Compiler.compile(DEFINITION);
        Runner runner = new Runner(program(), log, InstantSource.system(), Runner.Settings.keeping(Duration.ofDays(1)));
        String definition = AslWriter.compact(compiled.machine());
        Map<String, Function> functions = new LinkedHashMap<>();
        for (dev.superstep.compiler.Function function : compiled.functions()) {
            definition = definition.replace(function.resource(), ARN + function.placeholder());
            functions.put(function.placeholder(), event -> invoke(runner, function.node(), event));
        }
        try (MachineRunner machines = new OracleMachines(kind, 1)) {
            assertThat(machines.run(definition, Map.of(), "r", functions))
                    .isEqualTo(new MachineRunner.Ended.Succeeded());
        }

        History history = log.history(new RunId("traits", "r")).orElseThrow();
        Channels channels = new Channels(DEFINITION.channels());
        assertThat(Fold.of(channels, channels.initialState(), history.steps()).get("trace"))
                .isEqualTo(List.of("fallback of a", "b", "fallback of w", "fallback of w", "fallback of c", "d"));
        assertThat(history.steps())
                .flatExtracting(step -> step.deltas())
                .filteredOn(delta -> delta.by() == Delta.By.FALLBACK)
                .hasSize(4)
                .allSatisfy(delta -> assertThat(delta.until()).isPresent());
        assertThat(history.failures()).hasSize(4);
    }

    /** Whatever has a fallback dies, unless it is called for that. */
    private String invoke(Runner runner, NodeId node, String event) throws FunctionError {
        Map<String, Object> parsed = Json.parseObject(event);
        if (DEFINITION.topology().has(node, NodeTrait.FALLBACK) && !parsed.containsKey("failed")) {
            throw new FunctionError("Runtime.ExitError", "signal: killed");
        }
        try {
            return Json.print(runner.run(node, parsed, "attempt-" + attempts.incrementAndGet()));
        } catch (AttemptFailure failure) {
            throw new FunctionError(failure.type().errorName(), failure.json());
        }
    }

    private static Program program() {
        Map<NodeId, NodeFunction> nodes = new LinkedHashMap<>();
        Map<NodeId, NodeFunction> fallbacks = new LinkedHashMap<>();
        Map<NodeId, PauseFunction> pauses = new LinkedHashMap<>();
        for (NodeId node : PLAIN.nodes()) {
            nodes.put(node, view -> Map.of("trace", List.of(node.value())));
            if (DEFINITION.topology().has(node, NodeTrait.FALLBACK)) {
                fallbacks.put(node, view -> Map.of("trace", List.of("fallback of " + node)));
                pauses.put(node, state -> Duration.ofMillis(1_100));
            }
        }
        RouterFunction two = state -> List.of(send(), send());
        RouterFunction on = state -> List.of(new Target.Goto(node(
                Objects.requireNonNull(state.get("trace")).toString().contains("fallback of c")
                        ? "d"
                        : NodeId.END.value())));
        return new Program(
                DEFINITION, nodes, Map.of(node("a"), List.of(two), node("c"), List.of(on)), fallbacks, pauses);
    }

    private static Target send() {
        return new Target.Send(node("w"), Map.of());
    }

    private static NodeId node(String name) {
        return new NodeId(name);
    }
}
