package dev.superstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.Target;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runner.Runner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WideConflictTest {
    private static final NodeId A = new NodeId("a");
    private static final NodeId W = new NodeId("w");

    @ParameterizedTest
    @ValueSource(ints = {2, 100, 101, 150})
    void rule_18_a_conflict_in_the_last_superstep_fails_the_run_however_wide_it_is(int sends) {
        RunReport report = run("START -> a; a ?-> each w; w -> END", 10, sends);

        assertThat(report.header().status()).isEqualTo(RunStatus.FAILED);
        assertThat(report.header().end().error().type()).isEqualTo("InvalidUpdateError");
        assertThat(report.state()).doesNotContainKey("x");
        assertThat(report.frontiers().getLast()).hasSize(sends);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 100, 101, 150})
    void a_conflict_goes_before_the_recursion_limit_however_wide_it_is(int sends) {
        RunReport report = run("START -> a; a ?-> each w; w -> w", 2, sends);

        assertThat(report.header().end().error().type()).isEqualTo("InvalidUpdateError");
        assertThat(report.state()).doesNotContainKey("x");
    }

    private static RunReport run(String graph, int limit, int sends) {
        Definition definition =
                Definition.untyped("wide", Notation.parse(graph), List.of(new Channel("x", new Reducer.Last())), limit);
        Program program = new Program(
                definition,
                Map.of(A, view -> Map.of(), W, view -> Map.of("x", view.get("item"))),
                Map.of(
                        A,
                        List.of(state -> IntStream.range(0, sends)
                                .<Target>mapToObj(i -> new Target.Send(W, Map.of("item", (long) i)))
                                .toList())));
        InstantSource clock = InstantSource.system();
        InMemoryRunLog log = new InMemoryRunLog();
        Compiled compiled = Compiler.compile(definition);
        Runner runner = new Runner(program, log, clock, Runner.Settings.keeping(Duration.ofDays(1)));
        Interpreter interpreter = new Interpreter(
                new NodeInvoker(compiled, runner),
                new ScheduledTime(
                        clock,
                        Executors.newSingleThreadScheduledExecutor(
                                Thread.ofPlatform().daemon().factory())),
                new Random(0));
        LocalEngine engine = new LocalEngine(compiled, runner, interpreter, log, clock);
        engine.open("r", "1", Map.of());
        return engine.execute("r");
    }
}
