package dev.superstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.asl.AslWriter;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.compiler.Function;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.AttemptFailure;
import dev.superstep.runner.Runner;
import dev.superstep.testkit.FunctionError;
import dev.superstep.testkit.LambdaInvokeServer;
import dev.superstep.testkit.Oracle;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rule 16 in the interpreters that are not ours: long runs, handed on from execution to execution, and wide ones.
 *
 * <p>Neither has a limit to its history, so what hands a run on is what its tasks count. moto is given less: it copies its
 * whole history and state for each state that it enters, and takes milliseconds for what Node does in a tenth of one.
 */
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class LongRunsInOraclesTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:";
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private static final NodeId W = new NodeId("w");
    private static final long PATIENCE_MINUTES = 5;

    private final RunLog log = new InMemoryRunLog();

    @ParameterizedTest
    @CsvSource({"NODE, 10000", "MOTO, 1500"})
    void rule_16_a_loop_is_handed_on_until_it_ends(Oracle.Kind kind, long supersteps) throws Exception {
        Program program = new Program(
                definition("START -> a; a -> b; b ?-> a | END"),
                Map.of(A, view -> Map.of("n", 1L), B, view -> Map.of("n", 1L)),
                Map.of(
                        B,
                        List.of(state ->
                                List.of(new Target.Goto((Long) state.get("n") < supersteps ? A : NodeId.END)))));

        int executions = run(kind, program);

        assertThat(sum(program)).isEqualTo(supersteps);
        assertThat(executions).isGreaterThan((int) (supersteps / 1_000));
    }

    @ParameterizedTest
    @CsvSource({"NODE, 3000", "MOTO, 500"})
    void rule_18_as_many_Sends_as_a_superstep_takes_run_in_one(Oracle.Kind kind, long sends) throws Exception {
        Program program = new Program(
                definition("START -> a; a ?-> each w; w -> b; b -> END"),
                Map.of(A, view -> Map.of(), W, view -> Map.of("n", 1L), B, view -> Map.of()),
                Map.of(
                        A,
                        List.of(state -> LongStream.range(0, sends)
                                .<Target>mapToObj(item -> new Target.Send(W, Map.of("item", item)))
                                .toList())));

        assertThat(run(kind, program)).isOne();

        assertThat(sum(program)).isEqualTo(sends);
    }

    private static Definition definition(String graph) {
        return Definition.untyped("long", Notation.parse(graph), List.of(new Channel("n", new Reducer.Sum())), 20_000);
    }

    /** Runs to the end; how many executions it took. */
    private int run(Oracle.Kind kind, Program program) throws Exception {
        Compiled compiled = Compiler.compile(program.definition());
        Runner runner = new Runner(program, log, () -> Instant.EPOCH, Runner.Settings.keeping(Duration.ofDays(1)));
        try (LambdaInvokeServer lambda = LambdaInvokeServer.start();
                Oracle oracle = Oracle.start(kind, lambda.uri())) {
            String definition = AslWriter.compact(compiled.machine());
            for (Function function : compiled.functions()) {
                String name = "function-" + function.node();
                definition = definition.replace(function.resource(), ARN + name);
                lambda.serve(name, event -> invoke(runner, function.node(), event));
            }
            Map<String, Object> input = Json.object("n", 0L);
            String execution = "r";
            for (int count = 1; ; count++) {
                Oracle.Execution ended =
                        oracle.run(definition, Json.print(input), execution).get(PATIENCE_MINUTES, TimeUnit.MINUTES);
                assertThat(ended.status()).as(ended.error() + ended.cause()).isEqualTo("SUCCEEDED");
                Map<String, Object> output = Json.parseObject(ended.output().orElseThrow());
                if (!output.containsKey("continued")) {
                    return count;
                }
                input = new LinkedHashMap<>(output);
                input.remove("continued");
                input.putAll(Json.asObject(output.get("room")));
                execution = (String) input.get("name");
            }
        }
    }

    private static String invoke(Runner runner, NodeId node, String event) throws FunctionError {
        try {
            return Json.print(runner.run(node, Json.parse(event), "attempt"));
        } catch (AttemptFailure failure) {
            throw new FunctionError(failure.type().errorName(), failure.json());
        }
    }

    private Object sum(Program program) {
        return log.history(new RunId(program.definition().name(), "r")).orElseThrow().steps().stream()
                .flatMap(step -> step.deltas().stream())
                .mapToLong(delta -> (Long) delta.update().getOrDefault("n", 0L))
                .sum();
    }
}
