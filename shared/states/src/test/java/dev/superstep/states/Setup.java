package dev.superstep.states;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.engine.RunBook;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Reducer;
import dev.superstep.json.Json;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.TaskId;
import dev.superstep.runner.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A workflow "flow" with an engine on a Step Functions that a test controls; nodes are what the test writes into the log. */
final class Setup {
    static final Map<String, Object> INPUT = Json.object("n", 1L);
    static final Duration HOUR = Duration.ofHours(1);

    Instant now = Instant.parse("2026-11-01T08:00:00Z");
    final InMemoryRunLog log = new InMemoryRunLog();
    final FakeStepFunctions states = new FakeStepFunctions(() -> now);
    final Executions executions = new Executions(
            states,
            StateMachineArn.parse("arn:aws:states:us-east-1:123456789012:stateMachine:flow:live")
                    .orElseThrow());
    final RunBook book;
    final StatesEngine engine;

    Setup(String notation) {
        this(notation, log -> log);
    }

    /** @param seen what the engine sees of the log */
    Setup(String notation, UnaryOperator<RunLog> seen) {
        RunLog its = seen.apply(log);
        Definition definition = Definition.untyped(
                "flow", Notation.parse(notation), List.of(new Channel("n", new Reducer.Sum())), 10_000);
        Compiled compiled = Compiler.compile(definition);
        book = new RunBook(compiled, its, new Headers(definition, () -> now, Duration.ofDays(1)), () -> now);
        engine = new StatesEngine(book, its, executions);
    }

    static Setup chain() {
        return new Setup("START -> a; a -> b; b -> END");
    }

    Sweep.Done sweep() {
        return new Sweep(engine, log, executions, () -> now).sweep();
    }

    RunHeader header(String run) {
        return log.header(new RunId("flow", run)).orElseThrow();
    }

    /** What a node's function does. */
    void commit(String run, int superstep, String node) {
        log.append(
                header(run).run(),
                new Delta(
                        superstep,
                        TaskId.of(new NodeId(node)),
                        Json.object("n", 1L),
                        List.of(),
                        List.of(),
                        1,
                        Metrics.of(now, Duration.ofMillis(1))));
    }
}
