package dev.superstep.api.models;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.superstep.json.Json;
import dev.superstep.testkit.FakeOpenAi;
import dev.superstep.testkit.WebSite;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The news workflow through the API: its sources in a web of our own, its model behind HTTP. */
@QuarkusTest
@WithTestResource(FakeOpenAiResource.class)
@WithTestResource(WebSiteResource.class)
class NewsOverHttpTest {
    FakeOpenAi server;
    WebSite site;

    @BeforeEach
    void forget() {
        server.reset();
    }

    @Test
    void the_sample_gives_a_newsletter() throws IOException {
        post(Files.readString(Path.of("../../events/news.json")))
                .statusCode(200)
                .body("status", equalTo("SUCCEEDED"))
                .body("state.final_newsletter", startsWith("# AI News Weekly Summary\nGenerated on: 20"))
                .body("state.metadata.articles", equalTo(14))
                .body("state.metadata.relevant", equalTo(9))
                .body("state.metadata.summarized", equalTo(9))
                .body("state.metadata.model", equalTo(FakeOpenAi.MODEL));
        assertThat(server.requests()).hasSize(9);
    }

    @Test
    void nine_articles_of_three_sources_are_nine_tasks_whose_calls_overlap() {
        CountDownLatch all = new CountDownLatch(9);
        AtomicInteger active = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.model(prompt -> {
            most.accumulateAndGet(active.incrementAndGet(), Math::max);
            all.countDown();
            try {
                // Below the client's limit of a second: if they do not come together, this fails and does not hang.
                all.await(800, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            active.decrementAndGet();
            return FakeOpenAi.seedAnswer(prompt);
        });

        start(Stream.of("a", "b", "c").map(this::feedOfThree).toList())
                .body("status", equalTo("SUCCEEDED"))
                .body("steps.tasks.node[0]", equalTo(Collections.nCopies(3, "fetch_source")))
                .body("steps.tasks.node[3]", equalTo(Collections.nCopies(9, "summarize_article")))
                .body(
                        "state.summarized_articles.id",
                        equalTo(List.of("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3")));

        assertThat(most).hasValue(9);
    }

    @Test
    void a_run_survives_sources_that_hang_are_huge_are_no_feed_or_lead_inside() {
        site.hanging("/hangs")
                .endless("/huge", "application/rss+xml", 50 << 20)
                .with("/page", "text/html", "<p>no feed")
                .redirecting("/inside", "http://169.254.169.254/latest/meta-data/");
        List<String> sources = Stream.concat(
                        Stream.of("/hangs", "/huge", "/page", "/inside").map(site::url), Stream.of(feedOfThree("good")))
                .toList();

        start(sources)
                .body("status", equalTo("SUCCEEDED"))
                .body("state.notes", hasSize(4))
                .body("state.notes[0].reason", startsWith("TIMED_OUT: "))
                .body("state.notes[1].reason", startsWith("SOURCE_TOO_LARGE: "))
                .body("state.notes[2].reason", startsWith("NOT_A_FEED: "))
                .body("state.notes[3].reason", startsWith("ADDRESS_REFUSED: "))
                .body("state.summarized_articles", hasSize(3))
                .body("state.final_newsletter", containsString("## Notes\n"));
    }

    @Test
    void an_article_for_which_the_model_stays_away_is_a_note_after_three_requests() {
        server.model(prompt -> {
            if (prompt.contains("AI d2")) {
                throw new IllegalStateException("the connection is cut");
            }
            return FakeOpenAi.seedAnswer(prompt);
        });

        start(List.of(feedOfThree("d")))
                .body("status", equalTo("SUCCEEDED"))
                .body("state.summarized_articles.id", equalTo(List.of("1.1", "1.2", "1.3")))
                .body("state.metadata.summarized", equalTo(2))
                .body("state.notes.about", equalTo(List.of("AI d2")))
                .body("state.final_newsletter", containsString("- AI d2: the model gave no answer in time"));
        assertThat(server.requests()).hasSize(2 + 3);
    }

    @Test
    void a_text_instead_of_a_list_is_refused() {
        post("{\"sources\": \"AB\"}")
                .statusCode(400)
                .body("code", equalTo("BAD_INPUT"))
                .body("problems", hasItem(containsString("sources")));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void more_sources_than_are_read_are_refused() {
        post(Json.print(Json.object("sources", Collections.nCopies(21, "ai-wire"))))
                .statusCode(400)
                .body("problems", hasItem(containsString("has 21 elements; at most 20 are read")));
    }

    private String feedOfThree(String name) {
        String items = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> "<item><title>AI " + name + i + "</title><description>Text.</description></item>")
                .collect(Collectors.joining());
        site.with(
                "/" + name,
                "application/rss+xml",
                "<rss><channel><title>" + name + "</title>" + items + "</channel></rss>");
        return site.url("/" + name);
    }

    private static ValidatableResponse start(List<String> sources) {
        return post(Json.print(Json.object("sources", sources))).statusCode(200);
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .queryParam("wait", "30s")
                .body(body)
                .post("/workflows/news/runs")
                .then();
    }
}
