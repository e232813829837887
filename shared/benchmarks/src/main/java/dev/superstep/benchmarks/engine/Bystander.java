package dev.superstep.benchmarks.engine;

import dev.superstep.benchmarks.frame.Result;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that look at a small channel, in a run in which another node makes a large channel larger until the state has a
 * megabyte: what a superstep of theirs takes early in the run, and late.
 *
 * <pre>
 *   START -&gt; write; write -&gt; see; see -&gt; look; look ?-&gt; write | END
 * </pre>
 *
 * <p>All of it is on one thread, so the processor time between two nodes is what lies between them: a commit, a transition, a
 * read. Between {@code write} and {@code see} the read finds what was written, between {@code see} and {@code look} nothing
 * large is new. For every superstep the least of many runs is taken. Not thread-safe.
 */
final class Bystander {
    private static final int SUPERSTEPS = 200;
    private static final int MEGABYTE = 1024 * 1024;
    private static final int A_WRITE = MEGABYTE / (SUPERSTEPS / 3);
    private static final int WARM_UPS = 500;
    private static final int RUNS = 500;
    private static final double NANOS_PER_MICRO = 1_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long[] entered = new long[SUPERSTEPS + 2];
    private final long[] least = new long[SUPERSTEPS + 2];
    private final Map<String, @Nullable Object> write;
    private int superstep;

    /** How the large channel, a list, grows. */
    enum Growth {
        /** By one text of 15 KB a write. */
        LARGE_TEXTS(A_WRITE),
        /** By 150 texts of 100 bytes. */
        SMALL_TEXTS(100);

        private final int length;

        Growth(int length) {
            this.length = length;
        }

        private Map<String, @Nullable Object> write() {
            return Json.object("large", Collections.nCopies(A_WRITE / length, "x".repeat(length)));
        }
    }

    private Bystander(Growth growth) {
        write = growth.write();
        Arrays.fill(least, Long.MAX_VALUE);
    }

    static Result measure(String group, Growth growth) {
        Bystander bystander = new Bystander(growth);
        bystander.runAll();
        Result found = Result.of(group).with("bystander", growth.name().toLowerCase(Locale.ROOT));
        return bystander.in(bystander.in(found, "", 11, 200), "_after_a_write", 10, 199);
    }

    /** What lies behind two supersteps of the same node. */
    private Result in(Result result, String when, int early, int late) {
        double first = least[early] / NANOS_PER_MICRO;
        double last = least[late] / NANOS_PER_MICRO;
        return result.with("cpu_us_step_" + early + when, rounded(first))
                .with("cpu_us_step_" + late + when, rounded(last))
                .with("ratio" + when, rounded(last / first));
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private void runAll() {
        try (LocalRuns runs = new LocalRuns(program())) {
            for (int run = 0; run < WARM_UPS + RUNS; run++) {
                superstep = 0;
                runs.next();
                if (run >= WARM_UPS) {
                    keepLeast();
                }
            }
        }
    }

    private void keepLeast() {
        for (int step = 1; step <= SUPERSTEPS; step++) {
            least[step] = Math.min(least[step], entered[step + 1] - entered[step]);
        }
    }

    private Program program() {
        Map<String, @Nullable Object> seen = Json.object("n", 1L);
        Map<NodeId, NodeFunction> nodes = Map.of(
                new NodeId("write"), node(write),
                new NodeId("see"), node(seen),
                new NodeId("look"), node(seen));
        List<Target> again = List.of(new Target.Goto(new NodeId("write")));
        List<Target> over = List.of(new Target.Goto(NodeId.END));
        List<Channel> channels =
                List.of(new Channel("n", new Reducer.Sum()), new Channel("large", new Reducer.Append()));
        Definition definition = Definition.untyped(
                "bystander",
                Notation.parse("START -> write; write -> see; see -> look; look ?-> write | END"),
                channels,
                10 * SUPERSTEPS);
        return new Program(
                definition,
                nodes,
                Map.of(new NodeId("look"), List.of(state -> superstep <= SUPERSTEPS ? again : over)));
    }

    private NodeFunction node(Map<String, @Nullable Object> update) {
        return new NodeFunction() {
            @Override
            public Map<String, @Nullable Object> run(Map<String, @Nullable Object> view) {
                superstep = Math.min(superstep + 1, SUPERSTEPS + 1);
                entered[superstep] = threads.getCurrentThreadCpuTime();
                return update;
            }

            @Override
            public Optional<List<String>> looksAt() {
                return Optional.of(List.of("n"));
            }
        };
    }
}
