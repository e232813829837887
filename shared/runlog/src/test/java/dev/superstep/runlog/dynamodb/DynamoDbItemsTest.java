package dev.superstep.runlog.dynamodb;

import static dev.superstep.runlog.RunLogContract.refused;
import static dev.superstep.runlog.Samples.INPUT;
import static dev.superstep.runlog.Samples.delta;
import static dev.superstep.runlog.Samples.edge;
import static dev.superstep.runlog.Samples.header;
import static dev.superstep.runlog.Samples.lone;
import static dev.superstep.runlog.Samples.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.json.Json;
import dev.superstep.runlog.CancelRequest;
import dev.superstep.runlog.ControlPoint;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Opening;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.Samples;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.TaskId;
import dev.superstep.testkit.ReservedPort;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What lies in the table, and what becomes of it when something else changes it. */
class DynamoDbItemsTest {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static TestTable table;

    @BeforeAll
    static void start() {
        table = new TestTable();
    }

    @AfterAll
    static void stop() {
        table.close();
    }

    private static RunLog log() {
        return table.log();
    }

    private static Run fresh() {
        return Samples.run("loop", "run-" + COUNTER.incrementAndGet());
    }

    // The layout

    @Test
    void rule_22_every_item_of_a_run_expires_at_one_instant() {
        assertThat(wholeRun())
                .allSatisfy(item -> assertThat(item)
                        .containsEntry("x", AttributeValue.fromN(Long.toString(Samples.EXPIRES.getEpochSecond()))));
    }

    @Test
    void rule_23_every_item_carries_the_version_of_the_layout() {
        assertThat(wholeRun()).allSatisfy(item -> assertThat(item).containsEntry("v", AttributeValue.fromN("1")));
    }

    /** One item of every kind that a run has. */
    private static List<Map<String, AttributeValue>> wholeRun() {
        Run run = fresh();
        log().open(header(run), INPUT);
        log().append(run, lone(1, "a", INPUT));
        log().append(run, delta(2, send(0, "w"), 1, INPUT));
        log().save(new Snapshot(run, 2, "f", INPUT, new ControlPoint(List.of(), List.of())));
        log().cancel(run, new CancelRequest("", Samples.START));
        log().recordFailure(run, new Failure(1, edge("a"), "x", new RunError("T", "", null, ""), Samples.START));
        List<Map<String, AttributeValue>> items = table.client()
                .query(r -> r.tableName("runs")
                        .keyConditionExpression("p = :p")
                        .expressionAttributeValues(
                                Map.of(":p", AttributeValue.fromS(run.id().text()))))
                .items();
        assertThat(items).hasSize(7);
        return items;
    }

    @Test
    void a_delta_is_text_in_key_order_and_leaves_out_what_is_empty() {
        Run run = fresh();
        TaskId task = send(17, "w");
        log().append(run, delta(3, task, 18, Json.object("b", 1, "a", Json.list())));
        log().append(run, delta(3, edge("a"), 18, Map.of()));

        assertThat(table.item(run.id(), "00000003>00000017"))
                .containsEntry("u", AttributeValue.fromS("{\"b\":1,\"a\":[]}"))
                .containsEntry("n", AttributeValue.fromS("w"))
                .containsEntry("m", AttributeValue.fromB(SdkBytes.fromByteArray(MetricsBytes.encode(Samples.METRICS))))
                .containsOnlyKeys("p", "k", "v", "x", "u", "c", "m", "n", "y");
        assertThat(table.item(run.id(), "00000003=a")).containsOnlyKeys("p", "k", "v", "x", "c", "m", "y");
    }

    @Test
    void what_would_cost_a_second_unit_is_packed_and_read_as_it_was() {
        Run run = fresh();
        Map<String, @Nullable Object> prose = Json.object("text", "It was a dark and stormy night. ".repeat(40));
        log().open(header(run), prose);
        log().append(run, delta(1, edge("a"), 1, prose));

        assertThat(table.item(run.id(), "00000001=a")).containsEntry("v", AttributeValue.fromN("2"));
        assertThat(table.item(run.id(), "00000001=a").get("u").b()).isNotNull();
        Slice slice = log().before(run.id(), 2, 0).orElseThrow();
        assertThat(slice.base())
                .isInstanceOfSatisfying(
                        RunInput.class, input -> assertThat(input.values()).isEqualTo(prose));
        assertThat(slice.newest().deltas().getFirst().update()).isEqualTo(prose);
        assertThat(slice.bytes()).isEqualTo(2 * Json.sizeInBytes(prose));
    }

    @Test
    void only_headers_are_in_the_index() {
        Run run = Samples.run("indexed", "r");
        log().open(header(run), INPUT);
        log().append(run, lone(1, "a", INPUT));

        var found = table.client()
                .query(r -> r.tableName("runs")
                        .indexName("runs")
                        .keyConditionExpression("w = :w")
                        .expressionAttributeValues(Map.of(":w", AttributeValue.fromS("indexed"))));
        assertThat(found.items())
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .containsEntry("k", AttributeValue.fromS(LogKeys.HEADER))
                        .containsEntry("t", AttributeValue.fromS("2026-11-01T08:00:00.123Z/r")));
    }

    // What goes wrong underneath

    @Test
    void a_crash_between_header_and_input_is_mended_by_opening_again() {
        Run run = fresh();
        log().open(header(run), INPUT);
        table.delete(run.id(), LogKeys.INPUT);
        assertThat(log().before(run.id(), 1, 0)).isEmpty();
        assertThat(log().history(run.id()).orElseThrow().input()).isNull();

        assertThat(log().open(header(run), INPUT)).isEqualTo(new Opening.AlreadyOpen(header(run)));
        assertThat(log().before(run.id(), 1, 0)).isPresent();
    }

    @Test
    void an_input_that_outlived_its_header_still_holds_the_name() {
        Run run = fresh();
        log().open(header(run), INPUT);
        table.delete(run.id(), LogKeys.HEADER);
        Run later = new Run(run.id(), "2026-11-02T08:00:00Z", run.expires());

        refused(RunLogException.Code.RUN_NAME_REUSED, () -> log().open(header(later), INPUT));
    }

    @Test
    void rule_9_an_item_that_was_deleted_leaves_a_gap() {
        Run run = fresh();
        log().open(header(run), INPUT);
        log().append(run, delta(1, edge("a"), 2, INPUT));
        log().append(run, delta(1, edge("b"), 2, INPUT));
        log().append(run, lone(2, "c", INPUT));
        assertThat(log().before(run.id(), 3, 0)).isPresent();

        table.delete(run.id(), "00000001=b");
        refused(
                RunLogException.Code.LOG_GAP,
                () -> log().before(run.id(), 3, 0),
                run.id().text(),
                "step 1 holds 1 of 2");
        table.delete(run.id(), "00000001=a");
        refused(
                RunLogException.Code.LOG_GAP,
                () -> log().before(run.id(), 3, 0),
                run.id().text(),
                "step 1 is missing");
        table.delete(run.id(), LogKeys.INPUT);
        refused(
                RunLogException.Code.LOG_GAP,
                () -> log().before(run.id(), 3, 0),
                run.id().text(),
                "input is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "v, 3, the newer version 3",
        "v, , no version",
        "u, {, broken JSON",
        "u, [], no object",
        "g, '[{}]', no name in a list",
        "g, [1], no names",
        "s, [[]], no pairs",
        "s, '[[\"w\",1]]', no packet",
        "c, , no number of tasks",
        "c, 0, no tasks",
        "m, 1 2 3, no bytes",
    })
    void an_item_of_another_kind_is_refused_by_key(String attribute, String value, String what) {
        Run run = fresh();
        log().open(header(run), INPUT);
        log().append(run, lone(1, "a", INPUT));
        boolean number = attribute.equals("v") || attribute.equals("c");
        AttributeValue changed = number ? AttributeValue.fromN(value) : AttributeValue.fromS(value);
        table.change(run.id(), "00000001=a", attribute, value == null ? null : changed);

        for (var read : List.<Runnable>of(
                () -> log().before(run.id(), 2, 0),
                () -> log().delta(run, 1, edge("a")),
                () -> log().append(run, lone(1, "a", INPUT)))) {
            refused(
                    RunLogException.Code.MALFORMED_ITEM,
                    read::run,
                    "00000001=a",
                    run.id().text());
        }
    }

    @Test
    void a_header_that_cannot_be_read_is_refused() {
        Run run = fresh();
        log().open(header(run), INPUT);
        table.change(run.id(), LogKeys.HEADER, "a", AttributeValue.fromS("ASLEEP"));

        refused(RunLogException.Code.MALFORMED_ITEM, () -> log().header(run.id()), "\"header\"", "ASLEEP");
    }

    @Test
    void items_of_kinds_to_come_are_passed_over_beside_the_steps_and_refused_within_them() {
        Run run = fresh();
        log().open(header(run), INPUT);
        Map<String, AttributeValue> unknown = Item.envelope(run, "plan/1");
        table.client().putItem(r -> r.tableName("runs").item(unknown));
        assertThat(log().history(run.id())).isPresent();

        Map<String, AttributeValue> within = Item.envelope(run, "00000001*a");
        table.client().putItem(r -> r.tableName("runs").item(within));
        refused(RunLogException.Code.MALFORMED_ITEM, () -> log().before(run.id(), 2, 0), "00000001*a");
    }

    @Test
    void a_table_that_is_not_there_is_final() {
        RunLog elsewhere = new DynamoDbRunLog(table.client(), "nowhere", table.values());

        refused(RunLogException.Code.STORE_REFUSED, () -> elsewhere.header(new RunId("w", "r")), "nowhere");
        assertThat(RunLogException.Code.STORE_REFUSED.kind()).isEqualTo(RunLogException.Kind.FINAL);
    }

    @Test
    void a_store_that_does_not_answer_is_transient() {
        try (ReservedPort nobody = new ReservedPort();
                DynamoDbClient client = TestTable.client(nobody.http())) {
            RunLog dead = new DynamoDbRunLog(client, "runs", table.values());

            refused(RunLogException.Code.STORE_UNAVAILABLE, () -> dead.header(new RunId("w", "r")));
        }
        assertThat(RunLogException.Code.STORE_UNAVAILABLE.kind()).isEqualTo(RunLogException.Kind.TRANSIENT);
    }
}
