package dev.superstep.api.engine.local;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.TaskId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the application does at its start with runs that waited for a person when an earlier process died. */
@QuarkusTest
@TestProfile(LeftApprovalsTest.WithLeftApprovals.class)
class LeftApprovalsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    WorkflowEngine engine;

    @Inject
    RunLog log;

    /** An application that finds {@link LeftApprovals}. */
    public static final class WithLeftApprovals implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("superstep.test.left-approvals", "true");
        }
    }

    @Test
    void a_run_that_waited_waits_on_until_the_same_deadline_and_can_be_decided() throws InterruptedException {
        RunId id = new RunId(LeftApprovals.WORKFLOW, LeftApprovals.OPEN);
        String deadline = log.inquiries(id).getFirst().deadline().toString();
        while (log.tokens(log.header(id).orElseThrow().run(), 3, TaskId.of(LeftApprovals.CHECK))
                        .size()
                < 2) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        shown(LeftApprovals.OPEN).body("status", equalTo("WAITING")).body("approvals[0].deadline", equalTo(deadline));

        decide(LeftApprovals.OPEN).statusCode(200);

        ended(LeftApprovals.OPEN).body("state.result", containsString("APPROVED: "));
        assertThat(log.header(id).orElseThrow().execution()).isEqualTo(1);
    }

    @Test
    void a_decision_made_while_no_process_was_there_is_found() throws InterruptedException {
        ended(LeftApprovals.DECIDED).body("state.result", containsString("APPROVED: "));
    }

    @Test
    void a_deadline_that_passed_while_no_process_was_there_has_passed() throws InterruptedException {
        ended(LeftApprovals.OVERDUE)
                .body("state.result", containsString("DENIED: "))
                .body("approvals[0].status", equalTo("EXPIRED"));
        decide(LeftApprovals.OVERDUE).statusCode(409).body("detail", containsString("DEADLINE_PASSED"));
    }

    @Test
    void a_deadline_that_passes_later_passes_when_it_was_to() throws InterruptedException {
        ended(LeftApprovals.URGENT)
                .body("state.result", containsString("DENIED: "))
                .body("approvals[0].status", equalTo("EXPIRED"));
        var inquiry = log.inquiries(new RunId(LeftApprovals.WORKFLOW, LeftApprovals.URGENT))
                .getFirst();
        assertThat(inquiry.ruling().at())
                .isBetween(inquiry.deadline(), inquiry.deadline().plusSeconds(20));
    }

    private static ValidatableResponse decide(String run) {
        return given().contentType(ContentType.JSON)
                .body("{\"decision\": \"APPROVE\", \"decided_by\": \"Ann\"}")
                .post("/workflows/routing/runs/{run}/approvals/approval_check", run)
                .then();
    }

    private static ValidatableResponse shown(String run) {
        return given().get("/workflows/routing/runs/{run}", run).then().statusCode(200);
    }

    private ValidatableResponse ended(String run) throws InterruptedException {
        engine.await(LeftApprovals.WORKFLOW, run, LONG);
        return shown(run).body("status", equalTo("SUCCEEDED"));
    }
}
