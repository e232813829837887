package dev.superstep.runlog;

import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values that the tests of the log put into it. */
public final class Samples {
    public static final Instant START = Instant.parse("2026-11-01T08:00:00.123Z");
    public static final Instant EXPIRES = Instant.parse("2126-12-01T08:00:00Z");
    public static final Metrics METRICS =
            new Metrics(START, Duration.ofNanos(1_234_567), 2, true, 812, 31_000, 904, 171);
    public static final Map<String, Object> INPUT = Json.object("topic", "tides", "n", 1);

    private Samples() {}

    public static Run run(String workflow, String name) {
        return new Run(new RunId(workflow, name), "2026-11-01T08:00:00Z", EXPIRES);
    }

    public static RunHeader header(Run run) {
        return header(run, START);
    }

    public static RunHeader header(Run run, Instant started) {
        return RunHeader.running(run, INPUT, "f00d", started);
    }

    /** The only task of its step. */
    public static Delta lone(int superstep, String node, Map<String, Object> update) {
        return delta(superstep, edge(node), 1, update);
    }

    public static Delta delta(int superstep, TaskId task, int tasks, Map<String, Object> update) {
        return new Delta(superstep, task, update, List.of(), List.of(), tasks, METRICS);
    }

    public static Delta sending(int superstep, TaskId task, int tasks, Target.Send... sends) {
        return new Delta(superstep, task, Map.of(), List.of(), List.of(sends), tasks, METRICS);
    }

    public static TaskId edge(String node) {
        return TaskId.of(new NodeId(node));
    }

    public static TaskId send(int number, String node) {
        return new TaskId.SendRun(number, new NodeId(node));
    }

    public static Target.Send packet(String node, Object item) {
        return new Target.Send(new NodeId(node), Json.object("item", item));
    }

    public static List<NodeId> nodes(String... names) {
        return Arrays.stream(names).map(NodeId::new).toList();
    }

    /** Base64 of random bytes, always the same: text that compresses by a quarter at most. */
    public static String noise(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes).substring(0, length);
    }
}
