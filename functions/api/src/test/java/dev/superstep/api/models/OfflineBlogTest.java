package dev.superstep.api.models;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Without key and URL: the model that dev mode and tests bring, over HTTP like any other. */
@QuarkusTest
class OfflineBlogTest {
    @Test
    void a_post_is_written_out_of_the_material_and_the_metadata_say_by_whom() throws IOException {
        ValidatableResponse run = given().contentType(ContentType.JSON)
                .queryParam("wait", "60s")
                .body(Files.readString(Path.of("../../events/blog.json")))
                .post("/workflows/blog/runs")
                .then()
                .statusCode(200)
                .body("status", equalTo("SUCCEEDED"))
                .body("state.metadata.model", startsWith("offline-"))
                .body("state.metadata.word_count", greaterThan(100))
                .body("state.metadata.tokens.output", greaterThan(300))
                .body("state.outline", containsString("## Key takeaways\n- "))
                .body("state.final_blog", startsWith("# The Future of Artificial Intelligence in Healthcare\n\n"))
                .body("state.final_blog", containsString("No language model has read this text."));

        assertThat(run.extract().<String>path("state.final_blog"))
                .contains("Hospitals use machine learning", "## Introduction\n\n", "## Conclusion\n\n");
    }
}
