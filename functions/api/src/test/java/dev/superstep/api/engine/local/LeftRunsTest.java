package dev.superstep.api.engine.local;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.compiler.Compiled;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application does at its start with runs that an earlier process left. */
@QuarkusTest
@TestProfile(LeftRunsTest.WithLeftRuns.class)
class LeftRunsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    WorkflowEngine engine;

    @Inject
    RunLog log;

    @Inject
    Catalog catalog;

    /** An application that finds {@link LeftRuns}. */
    public static final class WithLeftRuns implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("superstep.test.left-runs", "true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LeftRuns.RECORDED, LeftRuns.BEGUN})
    void a_run_that_was_left_goes_on_to_its_end_and_can_be_waited_for(String run) throws InterruptedException {
        engine.await(LeftRuns.WORKFLOW, run, LONG);

        given().get("/workflows/" + LeftRuns.WORKFLOW + "/runs/" + run)
                .then()
                .statusCode(200)
                .body("status", equalTo("SUCCEEDED"))
                .body("steps", hasSize(4))
                .body("steps.tasks.flatten().status", everyItem(equalTo("COMMITTED")));
        assertThat(header(run).execution()).isEqualTo(1);
    }

    @Test
    void a_run_that_was_queued_begins_with_its_first_execution() throws InterruptedException {
        engine.await(LeftRuns.WORKFLOW, LeftRuns.QUEUED, LONG);

        assertThat(header(LeftRuns.QUEUED).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(header(LeftRuns.QUEUED).execution()).isZero();
    }

    @Test
    void a_run_of_another_graph_is_left_as_it_is() throws InterruptedException {
        engine.await(LeftRuns.WORKFLOW, LeftRuns.OF_ANOTHER_GRAPH, LONG);

        RunHeader header = header(LeftRuns.OF_ANOTHER_GRAPH);
        assertThat(header.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(header.execution()).isZero();
    }

    @Test
    void the_graphs_are_remembered() throws InterruptedException {
        engine.await(LeftRuns.WORKFLOW, LeftRuns.RECORDED, LONG);

        for (Catalog.Entry workflow : catalog.all()) {
            Compiled compiled = workflow.compiled();
            assertThat(log.graph(workflow.name(), compiled.fingerprint())).isPresent();
        }
    }

    private RunHeader header(String run) {
        return log.header(new RunId(LeftRuns.WORKFLOW, run)).orElseThrow();
    }
}
