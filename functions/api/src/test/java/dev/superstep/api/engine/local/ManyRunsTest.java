package dev.superstep.api.engine.local;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.superstep.api.engine.EngineLoad;
import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.api.engine.local.busy.Busy;
import dev.superstep.engine.RunReport;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two hundred runs at once of five workflows, through the API, on an engine that takes eight at a time. */
@QuarkusTest
@TestProfile(ManyRunsTest.Bounded.class)
class ManyRunsTest {
    private static final int RUNS = 200;

    /** Sixteen who submit, and one who watches. */
    private static final int CLIENTS = 17;

    private static final List<String> WORKFLOWS = List.of("busy", "loop", "parallel", "routing", "sequential");
    private static final Duration LONG = Duration.ofMinutes(5);

    @Inject
    WorkflowEngine engine;

    @Inject
    RunLog log;

    /** Few places, and a workflow that counts who has one. */
    public static final class Bounded implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "superstep.local.runs", "8",
                    "superstep.local.invocations", "3",
                    "superstep.table", "many-runs",
                    "superstep.test.busy", "true");
        }
    }

    @Test
    void two_hundred_runs_of_mixed_workflows_finish_none_lost_none_doubled_and_the_bounds_hold() throws Exception {
        Set<String> locations = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger mostRuns = new AtomicInteger();
        AtomicInteger mostInvocations = new AtomicInteger();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            Future<?> watch = clients.submit(() -> {
                while (!over.get()) {
                    EngineLoad load = engine.load();
                    mostRuns.accumulateAndGet(load.runs().taken(), Math::max);
                    mostInvocations.accumulateAndGet(load.invocations().taken(), Math::max);
                    Thread.sleep(1);
                }
                return null;
            });
            try {
                List<Future<String>> started = new ArrayList<>();
                for (int i = 0; i < RUNS; i++) {
                    int number = i;
                    started.add(
                            clients.submit(() -> submit(WORKFLOWS.get(number % WORKFLOWS.size()), "key-" + number)));
                }
                for (Future<String> location : started) {
                    locations.add(location.get());
                }
                assertThat(locations).hasSize(RUNS);
                for (String location : locations) {
                    String[] parts = location.split("/", -1);
                    engine.await(parts[parts.length - 3], parts[parts.length - 1], LONG);
                }
            } finally {
                over.set(true);
            }
            watch.get();
        }

        locations.forEach(
                location -> given().get(location).then().statusCode(200).body("status", equalTo("SUCCEEDED")));
        for (String workflow : WORKFLOWS) {
            assertThat(log.list(workflow, RUNS, null).runs())
                    .hasSize(RUNS / WORKFLOWS.size())
                    .allSatisfy(header -> {
                        assertThat(header.status()).isEqualTo(RunStatus.SUCCEEDED);
                        assertThat(header.execution()).isZero();
                        RunReport report =
                                engine.report(workflow, header.run().id().run()).orElseThrow();
                        assertThat(report.failures()).isEmpty();
                    });
            assertThat(log.unfinished(workflow)).isEmpty();
        }
        assertThat(mostRuns.get()).isBetween(2, 8);
        assertThat(mostInvocations.get()).isBetween(2, 3);
        assertThat(Busy.MOST.get()).isBetween(1, 3);
        assertThat(Busy.RAN.get()).isEqualTo(3 * RUNS / WORKFLOWS.size());
        EngineLoad load = engine.load();
        assertThat(load.runs()).isEqualTo(new EngineLoad.Places(8, 0, 0));
        assertThat(load.invocations()).isEqualTo(new EngineLoad.Places(3, 0, 0));
        assertThat(load.ended()).containsEntry(RunStatus.SUCCEEDED, (long) RUNS);
    }

    private static String submit(String workflow, String key) throws IOException {
        String input = switch (workflow) {
            case "busy" -> "{\"name\": \"" + key + "\"}";
            case "routing" -> "{\"user_input\": \"premium plan\"}"; // the sample asks a person
            default -> Files.readString(Path.of("../../events", workflow + ".json"));
        };
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(input)
                .post("/workflows/" + workflow + "/runs")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }
}
