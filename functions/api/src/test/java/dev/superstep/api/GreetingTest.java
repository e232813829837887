package dev.superstep.api;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GreetingTest {
    @Test
    void greets() {
        given().get("/greeting").then().statusCode(200).log().all();
    }
}
