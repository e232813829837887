package dev.superstep.api.engine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.End;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Possible;
import dev.superstep.graph.Send;
import dev.superstep.graph.Sum;
import dev.superstep.graph.Workflow;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Long and wide runs in the application as dev mode runs it: its engine, its API, and DynamoDB Local. How long and how wide,
 * the command may say; {@code .ci/run} makes it 10,000 supersteps and 3,000 Sends.
 */
@QuarkusTest
@TestProfile(LongRunsTest.WithLongRuns.class)
class LongRunsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int SUPERSTEPS = Integer.getInteger("superstep.test.supersteps", 1_000);
    private static final int SENDS = Integer.getInteger("superstep.test.sends", 300);

    /** Adds two workflows that no other test wants to see. */
    public static final class WithLongRuns implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("superstep.test.long-runs", "true");
        }
    }

    record Start(long n) {}

    record Counted(@Sum long n) {}

    record Nothing() {}

    record Packet(long item, String text) {}

    @ApplicationScoped
    @IfBuildProperty(name = "superstep.test.long-runs", stringValue = "true")
    public static class Tick implements Node<Nothing, Counted> {
        @Override
        public Counted run(Nothing in) {
            return new Counted(1);
        }
    }

    @ApplicationScoped
    @IfBuildProperty(name = "superstep.test.long-runs", stringValue = "true")
    public static class Tock implements Node<Nothing, Counted> {
        @Override
        public Counted run(Nothing in) {
            return new Counted(1);
        }
    }

    @ApplicationScoped
    @IfBuildProperty(name = "superstep.test.long-runs", stringValue = "true")
    public static class Take implements Node<Packet, Counted> {
        @Override
        public Counted run(Packet in) {
            return new Counted(in.text().length());
        }
    }

    @ApplicationScoped
    @IfBuildProperty(name = "superstep.test.long-runs", stringValue = "true")
    public static class Ticking implements Workflow<Counted> {
        @Override
        public String name() {
            return "ticking";
        }

        @Override
        public Graph<Counted> graph() {
            return Graph.of(Start.class, Counted.class)
                    .start(Tick.class)
                    .edge(Tick.class, Tock.class)
                    .route(Tock.class, state -> state.n() < SUPERSTEPS ? Tick.class : End.class, Tick.class, End.class)
                    .recursionLimit(SUPERSTEPS + 1)
                    .build();
        }
    }

    @ApplicationScoped
    @IfBuildProperty(name = "superstep.test.long-runs", stringValue = "true")
    public static class Scattering implements Workflow<Counted> {
        @Override
        public String name() {
            return "scattering";
        }

        @Override
        public Graph<Counted> graph() {
            return Graph.of(Start.class, Counted.class)
                    .start(Tick.class)
                    .routeMany(
                            Tick.class,
                            state -> LongStream.range(0, SENDS)
                                    .mapToObj(item -> Send.to(Take.class, new Packet(item, "x".repeat(100))))
                                    .toList(),
                            Possible.each(Take.class))
                    .end(Take.class)
                    .build();
        }
    }

    @Test
    void a_long_loop_runs_to_its_end() throws InterruptedException {
        JsonPath run = run("ticking");

        assertThat(run.getLong("state.n")).isEqualTo(SUPERSTEPS);
        assertThat(run.getList("steps")).hasSize(SUPERSTEPS);
    }

    @Test
    void many_Sends_run_in_one_superstep() throws InterruptedException {
        JsonPath run = run("scattering");

        assertThat(run.getLong("state.n")).isEqualTo(1 + 100 * SENDS);
        assertThat(run.getList("steps[1].tasks")).hasSize(SENDS);
    }

    private static JsonPath run(String workflow) throws InterruptedException {
        String location = given().contentType(ContentType.JSON)
                .body("{\"n\": 0}")
                .post("/workflows/" + workflow + "/runs")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        String name = location.substring(location.lastIndexOf('/') + 1);
        Instant late = Instant.now().plus(PATIENCE);
        while (status(workflow, name).equals("RUNNING") && Instant.now().isBefore(late)) {
            Thread.sleep(500);
        }
        JsonPath run = given().get(location).jsonPath();
        assertThat(run.getString("status")).as(run.getString("error")).isEqualTo("SUCCEEDED");
        return run;
    }

    /** Out of the list, whose answer does not have the steps. */
    private static String status(String workflow, String run) {
        return given().get("/workflows/" + workflow + "/runs")
                .jsonPath()
                .getString("runs.find { it.run == '" + run + "' }.status");
    }
}
