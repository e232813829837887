package dev.superstep.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a workflow to those who draw it, describe it, or ask people for its input. */
@QuarkusTest
class WorkflowsTest {
    private static JsonPath workflow(String name) {
        return given().get("/workflows/" + name)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void a_graph_has_every_node_with_what_it_reads_and_writes_and_every_way() {
        given().get("/workflows/loop")
                .then()
                .statusCode(200)
                .body("graph.nodes.name", hasItems("search_information", "evaluate_quality", "refine_query"))
                .body("graph.nodes.find { it.name == 'evaluate_quality' }.time_limit_s", equalTo(60))
                .body("graph.edges.find { it.from == ['__start__'] }.kind", equalTo("PLAIN"))
                .body("graph.edges.findAll { it.from == ['evaluate_quality'] }.kind.unique()", contains("CONDITIONAL"));
    }

    @Test
    void an_approval_says_so_and_how_long_it_waits() {
        given().get("/workflows/routing")
                .then()
                .body("graph.nodes.find { it.name == 'approval_check' }.traits", contains("approval"))
                .body("graph.nodes.find { it.name == 'approval_check' }.deadline_s", equalTo(86_400));
    }

    @Test
    void nodes_that_are_run_by_packets_are_told_from_those_that_are_run_once() {
        given().get("/workflows/news").then().body("graph.edges.kind", hasItem("EACH"));
    }

    @Test
    void a_channel_has_its_reducer_and_its_type() {
        given().get("/workflows/loop")
                .then()
                .body("channels.find { it.name == 'initial_query' }.reducer", equalTo("last"))
                .body("channels.find { it.name == 'initial_query' }.type", equalTo(Map.of("type", "string")))
                .body("channels.find { it.name == 'initial_query' }.sensitive", equalTo(false));
    }

    @Test
    void an_input_is_described_as_json_schema_and_what_may_be_left_out_is_not_required() {
        given().get("/workflows/recovery")
                .then()
                .body("input.properties.input_data.type", equalTo("string"))
                .body("input.properties.max_retries.type", equalTo("integer"))
                .body("input.required", contains("input_data"))
                .body("input.additionalProperties", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"blog", "loop", "news", "parallel", "recovery", "routing", "sequential"})
    void the_sample_of_a_workflow_has_all_that_its_input_requires_and_nothing_that_it_does_not_know(String name) {
        JsonPath workflow = workflow(name);
        Map<String, Object> sample = workflow.getMap("sample");
        List<String> required = workflow.getList("input.required");
        Map<String, Object> known = workflow.getMap("input.properties");

        assertThat(sample).containsKeys(required.toArray(String[]::new));
        assertThat(known.keySet()).containsAll(sample.keySet());
    }

    @Test
    void the_list_has_the_picture_of_each() {
        given().get("/workflows").then().body("find { it.name == 'parallel' }.graph.edges.kind", hasItem("JOIN"));
    }
}
