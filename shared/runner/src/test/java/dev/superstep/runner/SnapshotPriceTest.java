package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.json.Json;
import dev.superstep.runlog.History;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a snapshot pays, in the units of a DynamoDB. */
class SnapshotPriceTest {
    private static final int STEPS = 200;

    /** Compressing it would save no unit, so that units are what its length says. */
    private static final String TEXT = new Random(1)
            .ints(5_000, '#', '~')
            .mapToObj(c -> c == '\\' ? "!" : Character.toString(c))
            .collect(Collectors.joining());

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static TestTable table;

    @BeforeAll
    static void start() {
        table = new TestTable();
    }

    @AfterAll
    static void stop() {
        table.close();
    }

    @BeforeEach
    void count() {
        table.meter().reset();
    }

    @Test
    void rule_10_cold_processes_write_a_snapshot_when_as_much_has_been_read_in_vain_as_it_costs() {
        Program program = program(new Reducer.Last(), view -> Json.object("x", TEXT));

        History history = run("cold", STEPS, program, () -> runner(program));

        long size = Json.sizeInBytes(Json.object("x", TEXT));
        List<Integer> written =
                history.snapshots().stream().map(Snapshot::superstep).toList();
        long inVain = 0;
        for (Step step : history.steps()) {
            long read = step.deltas().getFirst().metrics().readBytes();
            assertThat(read).isLessThan(8 * size);
            inVain += Math.max(0, read - size);
            long snapshots = written.stream()
                    .filter(before -> before <= step.superstep())
                    .count();
            assertThat(20 * snapshots * size)
                    .as("written before step %d", step.superstep())
                    .isLessThanOrEqualTo(inVain);
        }
        assertThat(written).hasSize(33).startsWith(8, 14, 20).endsWith(200);
        assertThat(table.meter().requests()).isEqualTo(Map.of("Query", STEPS, "PutItem", 2 + STEPS + 33));
        assertThat(table.meter().units("Query")).isEqualTo(1_191);
        assertThat(table.meter().units("PutItem")).isEqualTo(4 + 5 * (STEPS + 33));
    }

    @Test
    void rule_10_a_warm_process_reads_nothing_in_vain_and_writes_none() {
        Program program = program(new Reducer.Last(), view -> Json.object("x", TEXT));
        Runner warm = runner(program);

        History history = run("warm", STEPS, program, () -> warm);

        assertThat(history.snapshots()).isEmpty();
        assertThat(table.meter().requests()).isEqualTo(Map.of("Query", STEPS, "PutItem", 2 + STEPS));
        assertThat(table.meter().units("Query")).isEqualTo(1 + 2 * (STEPS - 1));
    }

    @Test
    void rule_10_of_what_is_only_appended_none_is_written() {
        Program program = program(new Reducer.Append(), view -> Json.object("x", List.of(TEXT)));

        History history = run("appended", 50, program, () -> runner(program));

        assertThat(history.snapshots()).isEmpty();
        assertThat(table.meter().requests()).isEqualTo(Map.of("Query", 50, "PutItem", 2 + 50));
    }

    private static Program program(Reducer reducer, NodeFunction node) {
        Definition definition = Definition.untyped(
                "g", Notation.parse("START -> a; a -> a"), List.of(new Channel("x", reducer)), 1_000);
        return new Program(definition, Map.of(new NodeId("a"), node), Map.of());
    }

    private static Runner runner(Program program) {
        return new Runner(program, table.log(), CLOCK, Runner.Settings.keeping(Duration.ofDays(3_650)));
    }

    /** Runs {@code steps} supersteps, each in the process that {@code processes} gives. */
    private static History run(String name, int steps, Program program, Supplier<Runner> processes) {
        RunId id = new RunId("g", name);
        RunHeader header = processes.get().headers().of(id, "1", Map.of());
        table.log().open(header, Map.of());
        Walk walk = new Walk(program, table.unmetered(), header.run());
        while (walk.superstep() <= steps) {
            Walk.Call call = walk.calls().getFirst();
            walk.advance(processes.get().run(call.node(), call.event(), "1"));
        }
        return table.unmetered().history(id).orElseThrow();
    }
}
