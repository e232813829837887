package dev.superstep.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.api.engine.RunSignals;
import dev.superstep.graph.core.NodeId;
import dev.superstep.json.Json;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.TaskId;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventsTest {
    @TestHTTPResource("/")
    URL root;

    @Inject
    RunLog log;

    @Inject
    Catalog catalog;

    @Inject
    RunSignals signals;

    /** An event as it comes over the wire. */
    private record Event(String kind, String id, Map<String, Object> data) {}

    @Test
    void a_run_is_streamed_from_its_start_to_its_end() throws IOException {
        String run = run("sequential", "{\"input_data\": \"This is sample data for processing\"}");

        try (Client client = new Client("sequential", run, null)) {
            assertThat(client.status()).isEqualTo(200);
            assertThat(client.rest())
                    .extracting(Event::kind)
                    .startsWith("started", "running", "committed", "running", "committed")
                    .endsWith("ended");
        }
    }

    @Test
    void a_connection_that_is_cut_at_every_event_neither_loses_nor_doubles_any() throws IOException {
        String run = run("loop", Files.readString(Path.of("../../events/loop.json")));
        List<Event> all = once("loop", run, null);
        assertThat(all).hasSizeGreaterThan(25);

        List<Event> told = new ArrayList<>();
        while (told.isEmpty() || !told.getLast().kind().equals("ended")) {
            try (Client client = new Client(
                    "loop", run, told.isEmpty() ? null : told.getLast().id())) {
                told.add(client.next());
            }
        }

        assertThat(told).isEqualTo(all);
    }

    @Test
    void a_client_that_is_cut_while_the_run_goes_on_has_every_event_once() throws IOException {
        String run = given().contentType(ContentType.JSON)
                .body(Files.readString(Path.of("../../events/loop.json")))
                .post("/workflows/loop/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("run");
        List<Event> told = new ArrayList<>();
        while (told.isEmpty() || !told.getLast().kind().equals("ended")) {
            try (Client client = new Client(
                    "loop", run, told.isEmpty() ? null : told.getLast().id())) {
                for (int i = 0; i < 2 && (i == 0 || !told.getLast().kind().equals("ended")); i++) {
                    told.add(client.next());
                }
            }
        }

        assertThat(told)
                .filteredOn(event -> !event.kind().equals("status"))
                .extracting(Event::data)
                .isEqualTo(once("loop", run, null).stream().map(Event::data).toList());
    }

    @Test
    void who_follows_hears_of_a_commit_at_once_and_of_the_end() throws IOException {
        Run run = open("live");
        try (Client client = new Client("loop", "live", null)) {
            assertThat(client.next().kind()).isEqualTo("started");
            assertThat(client.next().data()).containsEntry("status", "RUNNING");
            assertThat(client.next().data()).containsEntry("nodes", List.of("search_information"));

            long before = System.nanoTime();
            log.append(run, delta(1, "search_information"));
            Event committed = client.next();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1_500));
            assertThat(committed.data()).containsEntry("node", "search_information");
            assertThat(client.next().data()).containsEntry("nodes", List.of("evaluate_quality"));

            log.close(run.id(), RunEnd.cancelled(1, Instant.now()));
            assertThat(client.rest()).extracting(Event::kind).containsExactly("ended");
        }
    }

    @Test
    void a_client_that_goes_is_forgotten() throws Exception {
        open("left");
        int before = signals.count();
        try (Client client = new Client("loop", "left", null)) {
            client.next();
            assertThat(signals.count()).isEqualTo(before + 1);
        }

        for (int i = 0; i < 100 && signals.count() > before; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(signals.count()).isEqualTo(before);
    }

    @Test
    void who_does_not_want_to_wait_has_what_there_is_and_is_told_when_to_come_again() throws IOException {
        Run run = open("once");

        List<Event> first = once("loop", "once", null);
        assertThat(first).extracting(Event::kind).containsExactly("started", "status", "running");
        assertThat(once("loop", "once", first.getLast().id())).isEmpty();
        log.append(run, delta(1, "search_information"));
        assertThat(once("loop", "once", first.getLast().id()))
                .extracting(Event::kind)
                .containsExactly("committed", "running");
        given().queryParam("follow", false)
                .get("/workflows/loop/runs/once/events")
                .then()
                .statusCode(200)
                .contentType("text/event-stream")
                .header("Cache-Control", "no-cache")
                .body(containsString("retry: "));
    }

    @Test
    void behind_the_end_there_is_nothing_to_come_for() throws IOException {
        String run = run("sequential", "{\"input_data\": \"too short\"}");
        List<Event> all = once("sequential", run, null);
        assertThat(all).extracting(Event::kind).contains("attempt_failed").endsWith("ended");

        given().header("Last-Event-ID", all.getLast().id())
                .get("/workflows/sequential/runs/" + run + "/events")
                .then()
                .statusCode(204);
    }

    @Test
    void what_is_no_id_or_no_run_is_refused() {
        String run = run("sequential", "{\"input_data\": \"too short\"}");
        given().header("Last-Event-ID", "17")
                .get("/workflows/sequential/runs/" + run + "/events")
                .then()
                .statusCode(400)
                .body("$", hasEntry("code", "BAD_REQUEST"));
        given().get("/workflows/sequential/runs/none/events")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_FOUND"));
        int open = signals.count();
        given().head("/workflows/sequential/runs/" + run + "/events").then().statusCode(200);
        assertThat(signals.count()).isLessThanOrEqualTo(open);
    }

    private Run open(String name) {
        String fingerprint = catalog.find("loop").orElseThrow().compiled().fingerprint();
        Instant now = Instant.now();
        Run run = new Run(new RunId("loop", name), now.toString(), now.plus(Duration.ofDays(1)));
        log.open(RunHeader.running(run, Map.of(), fingerprint, now), Map.of());
        return run;
    }

    private static Delta delta(int superstep, String node) {
        return new Delta(
                superstep,
                TaskId.of(new NodeId(node)),
                Map.of("quality_score", 1L),
                List.of(),
                List.of(),
                1,
                Metrics.of(Instant.now(), Duration.ofMillis(1)));
    }

    private static String run(String workflow, String input) {
        return given().contentType(ContentType.JSON)
                .queryParam("wait", "30s")
                .body(input)
                .post("/workflows/" + workflow + "/runs")
                .then()
                .statusCode(200)
                .extract()
                .path("run");
    }

    private List<Event> once(String workflow, String run, @Nullable String seen) throws IOException {
        try (Client client = new Client(workflow, run + "/events?follow=false", seen)) {
            return client.rest();
        }
    }

    /** A connection that is read event by event. */
    private final class Client implements AutoCloseable {
        private final HttpURLConnection connection;
        private final BufferedReader lines;

        Client(String workflow, String run, @Nullable String seen) throws IOException {
            String path = "/workflows/" + workflow + "/runs/" + (run.contains("/") ? run : run + "/events");
            connection = (HttpURLConnection)
                    URI.create(root.toString()).resolve(path).toURL().openConnection();
            if (seen != null) {
                connection.setRequestProperty("Last-Event-ID", seen);
            }
            lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        }

        int status() throws IOException {
            return connection.getResponseCode();
        }

        Event next() throws IOException {
            Event event = read();
            if (event == null) {
                throw new IOException("the stream has ended");
            }
            return event;
        }

        List<Event> rest() throws IOException {
            List<Event> events = new ArrayList<>();
            for (Event event = read(); event != null; event = read()) {
                events.add(event);
            }
            return events;
        }

        private @Nullable Event read() throws IOException {
            String kind = "";
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    kind = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    return new Event(kind, id, Json.parseObject(line.substring(6)));
                }
            }
            return null;
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }
}
