package dev.superstep.benchmarks.dynamodb;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.Topology;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Runner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A run of a chain, each of whose nodes appends one text to one list.
 *
 * <p>Its nodes are called as a state machine calls them, and the run is opened and closed, so what it costs is all that a
 * run costs. The clock stands, so that every item is as large as the last time.
 */
final class AppendingRun {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-02T08:00:00Z"));

    /** For good: DynamoDB Local goes by its own clock when it looks for what has expired. */
    private static final Duration RETENTION = Duration.ofDays(10_000);

    private final MeteredLog metered;
    private final RunLog log;
    private final List<NodeId> nodes;
    private final Program program;

    /**
     * @param steps how many nodes there are, each a superstep
     * @param notes what each writes
     * @param bytes how much of it
     */
    AppendingRun(MeteredLog metered, int steps, Notes notes, int bytes) {
        this.metered = metered;
        this.log = metered.log();
        this.nodes = IntStream.rangeClosed(1, steps)
                .mapToObj(step -> new NodeId("n" + step))
                .toList();
        Map<NodeId, NodeFunction> functions = new LinkedHashMap<>();
        for (NodeId node : nodes) {
            String note = notes.text(bytes, functions.size());
            functions.put(node, view -> Json.object("notes", List.of(note)));
        }
        this.program = new Program(definition("append-" + steps + "-" + bytes + "-" + notes), functions, Map.of());
    }

    private Definition definition(String name) {
        List<Edge> edges = new ArrayList<>();
        NodeId before = NodeId.START;
        for (NodeId node : nodes) {
            edges.add(new Edge.Plain(before, node));
            before = node;
        }
        edges.add(new Edge.Plain(before, NodeId.END));
        Topology chain = new Topology(nodes, edges, List.of());
        return Definition.untyped(name, chain, List.of(new Channel("notes", new Reducer.Append())), nodes.size() + 1);
    }

    /** The graph with its functions. */
    Program program() {
        return program;
    }

    /** A runner as a process has it that has just started. */
    Runner runner() {
        return new Runner(program, log, CLOCK, Runner.Settings.keeping(RETENTION));
    }

    /**
     * What it costs from its opening to its end.
     *
     * @param run its name, which must be new
     * @param runners where each step gets its runner
     */
    Cost cost(String run, Supplier<Runner> runners) {
        return metered.cost(() -> run(new RunId(program.definition().name(), run), runners));
    }

    private void run(RunId run, Supplier<Runner> runners) {
        RunHeader header = runner().headers().of(run, "1", Map.of());
        log.open(header, Map.of());
        Map<String, @Nullable Object> cursor = Json.object("run", run.run(), "superstep", 1L, "base", 0L);
        for (NodeId node : nodes) {
            Map<String, @Nullable Object> event = new LinkedHashMap<>(cursor);
            event.put("execution", run.run());
            event.put("retry", 0L);
            event.put("graph", Fingerprint.of(program.definition()));
            event.put("tasks", 1L);
            cursor = runners.get().run(node, event, "1");
        }
        log.close(run, RunEnd.succeeded(nodes.size(), CLOCK.instant()));
    }
}
