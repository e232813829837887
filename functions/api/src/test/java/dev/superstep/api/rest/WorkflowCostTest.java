package dev.superstep.api.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorkflowCostTest {
    @Test
    void a_workflow_says_what_its_runs_cost_by_path_and_round() {
        given().get("/workflows/loop")
                .then()
                .statusCode(200)
                .body("cost.region", equalTo("us-east-1"))
                .body("cost.prices_as_of", equalTo("2026-11"))
                .body("cost.start_and_end.write_units", equalTo(7))
                .body("cost.paths", hasSize(1))
                .body("cost.paths[0].supersteps[2]", equalTo("finalize_results"))
                .body("cost.paths[0].cost.transitions", equalTo(5))
                .body("cost.paths[0].cost.usd_per_million", equalTo(132.55f))
                .body("cost.paths[0].each_send", nullValue())
                .body("cost.rounds[0].cost.invocations", equalTo(3))
                .body("cost.complete", equalTo(true));
    }

    @Test
    void a_workflow_says_what_a_send_costs() {
        given().get("/workflows/news")
                .then()
                .statusCode(200)
                .body("cost.paths[-1].each_send.to", hasSize(2))
                .body("cost.paths[-1].each_send[0].to", equalTo("fetch_source"))
                .body("cost.paths[-1].each_send[0].cost.transitions", equalTo(1));
    }
}
