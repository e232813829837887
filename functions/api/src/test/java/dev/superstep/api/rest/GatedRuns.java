package dev.superstep.api.rest;

import static dev.superstep.api.rest.Requests.json;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.api.rest.gated.Gate;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests share that hold runs of the gated workflow back. */
abstract class GatedRuns {
    @Inject
    WorkflowEngine engine;

    @BeforeEach
    void open() {
        Gate.open();
    }

    @AfterEach
    void letAllGo() throws InterruptedException {
        Gate.open();
        while (engine.load().runs().taken() > 0) {
            Thread.sleep(10);
        }
    }

    static String start() {
        return json("{\"name\": \"n\"}")
                .post("/workflows/gated/runs")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    static ValidatableResponse post(String path) {
        return json("{}").queryParam("wait", "30s").post(path).then();
    }

    static ValidatableResponse status(String location, String status) {
        return given().get(location).then().statusCode(200).body("status", equalTo(status));
    }
}
