package dev.superstep.runlog.dynamodb;

import static dev.superstep.runlog.Samples.INPUT;
import static dev.superstep.runlog.Samples.METRICS;
import static dev.superstep.runlog.Samples.delta;
import static dev.superstep.runlog.Samples.edge;
import static dev.superstep.runlog.Samples.header;
import static dev.superstep.runlog.Samples.lone;
import static dev.superstep.runlog.Samples.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.Question;
import dev.superstep.json.Json;
import dev.superstep.runlog.Commit;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.Ruling;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogContract;
import dev.superstep.runlog.Samples;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DynamoDbRunLogTest extends RunLogContract {
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

    @Override
    protected RunLog log() {
        return table.log();
    }

    // What it costs

    @Test
    void a_chain_of_n_nodes_takes_n_queries_and_n_puts_besides_header_input_and_end() {
        int n = 10;
        Run run = fresh();
        log().open(header(run), INPUT);
        for (int k = 1; k <= n; k++) {
            assertThat(log().before(run.id(), k, 0)).isPresent();
            log().append(run, lone(k, "a", Json.object("n", k)));
        }
        log().close(run.id(), RunEnd.succeeded(n, Samples.START));

        assertThat(table.meter().requests()).isEqualTo(Map.of("PutItem", n + 2, "Query", n, "UpdateItem", 1));
    }

    @Test
    void each_call_is_one_request() {
        Run run = fresh();
        log().open(header(run), INPUT);
        Snapshot warm = new Snapshot(run, 1, "", INPUT, null);
        log().append(run, lone(1, "a", INPUT));

        costs(Map.of("Query", 1), () -> log().before(run.id(), 2, 0));
        costs(Map.of("Query", 1), () -> log().since(warm, 2));
        costs(Map.of("Query", 1), () -> log().step(run, 1));
        costs(Map.of("Query", 1), () -> log().delta(run, 1, edge("a")));
        costs(Map.of("Query", 1), () -> log().header(run.id()));
        costs(Map.of("Query", 1), () -> log().history(run.id()));
        costs(Map.of("PutItem", 1), () -> {
            Commit lost = log().append(run, lone(1, "a", Map.of()));
            assertThat(lost.delta().update()).isEqualTo(INPUT);
        });
        costs(Map.of("PutItem", 2), () -> log().open(header(run), INPUT));
    }

    @Test
    void a_list_in_which_a_run_goes_on_is_another_query_to_see_whether_it_waits() {
        Run run = Samples.run("listed", "only");
        log().open(header(run), INPUT);

        costs(Map.of("Query", 2), () -> log().list("listed", 10, null));
        log().close(run.id(), RunEnd.succeeded(1, Samples.START));
        costs(Map.of("Query", 1), () -> log().list("listed", 10, null));
    }

    @Test
    void each_call_of_an_approval_is_one_request_and_to_wait_again_is_one_more() {
        Run run = fresh();
        TaskId task = edge("check");
        Inquiry inquiry = Inquiry.open(1, task, Question.of("Pay?"), Samples.START, Samples.START.plusSeconds(60));
        Ruling ruling = new Ruling.ByDeadline(Samples.START);

        costs(Map.of("PutItem", 1), () -> log().ask(run, inquiry));
        costs(Map.of("PutItem", 1), () -> log().ask(run, inquiry));
        costs(Map.of("PutItem", 1), () -> log().addToken(run, 1, task, "one", "token"));
        costs(Map.of("Query", 1), () -> log().inquiry(run, 1, task));
        costs(Map.of("Query", 1), () -> log().inquiries(run.id()));
        costs(Map.of("UpdateItem", 1), () -> log().endWait(run, 1, task));
        costs(Map.of("PutItem", 1, "UpdateItem", 1), () -> log().ask(run, inquiry));
        costs(Map.of("UpdateItem", 1), () -> log().rule(run, 1, task, ruling));
        costs(Map.of("Query", 1), () -> log().tokens(run, 1, task));
        costs(Map.of("Query", 1), () -> log().waitingRuns("loop"));
        costs(Map.of("Query", 1), () -> log().waiting(10, null));
    }

    private static void costs(Map<String, Integer> requests, Runnable call) {
        table.meter().reset();
        call.run();
        assertThat(table.meter().requests()).isEqualTo(requests);
    }

    @Test
    void a_delta_of_900_bytes_costs_one_write_unit() {
        Run run = Samples.run("support_triage", "0f8fad5b-d9cb-469f-a165-70867728950e");
        Map<String, Object> update = Json.object("draft", "x".repeat(888));
        Delta delta = new Delta(37, edge("evaluate_quality"), update, Samples.nodes("refine"), List.of(), 1, METRICS);
        assertThat(Json.sizeInBytes(update)).isEqualTo(900);

        log().append(run, delta);

        assertThat(table.meter().units("PutItem")).isEqualTo(1.0);
    }

    @Test
    void a_warm_read_pays_for_what_is_newer_only() {
        Run run = fresh();
        log().open(header(run), INPUT);
        for (int k = 1; k <= 20; k++) {
            log().append(run, lone(k, "a", Json.object("text", Samples.noise(4_000))));
        }
        table.meter().reset();
        log().since(new Snapshot(run, 20, "", Map.of(), null), 21);
        assertThat(table.meter().units("Query")).isEqualTo(1.0);

        table.meter().reset();
        assertThat(log().before(run.id(), 21, 0).orElseThrow().bytes()).isBetween(80_000L, 81_000L);
        assertThat(table.meter().units("Query")).isBetween(19.0, 21.0);
    }

    @Test
    void rule_12_more_than_a_megabyte_is_one_query_a_megabyte() {
        Run run = fresh();
        log().open(header(run), INPUT);
        for (int k = 1; k <= 8; k++) {
            log().append(run, lone(k, "a", Json.object("text", Samples.noise(345_000))));
        }
        table.meter().reset();

        assertThat(log().before(run.id(), 9, 0).orElseThrow().steps()).hasSize(8);
        assertThat(table.meter().requests()).isEqualTo(Map.of("Query", 3));
    }

    @Test
    void a_step_of_many_sends_is_read_whole() {
        Run run = fresh();
        int tasks = 300;
        IntStream.range(0, tasks).forEach(i -> log().append(run, delta(1, send(i, "w"), tasks, INPUT)));

        Step step = log().step(run, 1);
        assertThat(step.isComplete()).isTrue();
        assertThat(step.deltas().get(99).task()).isEqualTo(send(99, "w"));
    }
}
