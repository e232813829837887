package dev.superstep.api.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Requests that many tests make. */
final class Requests {
    static final String INPUT = "{\"input_data\": \"This is sample data for processing\"}";

    private Requests() {}

    static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    /** Starts a run and waits for its end. */
    static ValidatableResponse run(String workflow, String input) {
        return json(input)
                .queryParam("wait", "30s")
                .post("/workflows/" + workflow + "/runs")
                .then();
    }

    static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code));
    }
}
