package dev.superstep.workflows.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Topology;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.runner.RecordMappingException;
import dev.superstep.testing.LocalResult;
import dev.superstep.testing.LocalRun;
import dev.superstep.workflows.SeedRun;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingWorkflowTest {
    private static final List<String> MENDED = List.of("process my order", "I have a problem");

    static Stream<SeedRun> recorded() {
        return SeedRun.of("routing").stream()
                .filter(run -> run.succeeded() && !MENDED.contains(run.input().get("user_input")));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void recorded_runs_are_the_same_but_for_users_that_only_a_part_of_a_word_made_premium(SeedRun recorded) {
        recorded.assertSame(LocalRun.of(new RoutingWorkflow()).run(recorded.input()), Map.of());
    }

    @Test
    void a_missing_request_is_refused_at_the_door() {
        assertThatThrownBy(() -> LocalRun.of(new RoutingWorkflow()).run(Map.of()))
                .isInstanceOf(RecordMappingException.class)
                .hasMessageContaining("\"user_input\" is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"process my order", "I have a problem", "the new project", "please approve", "badminton"})
    void mended_only_whole_words_make_a_user_premium_or_admin(String request) {
        LocalResult<RoutingState> result = run(request);

        assertThat(result.state().userType()).isEqualTo("standard");
        assertThat(result.supersteps()).containsExactly(List.of("classify_user"), List.of("standard_processing"));
    }

    @ParameterizedTest
    @CsvSource({"ADMINISTRATOR here, admin", "premium/pro plan, premium", "(pro), premium", "pro and admin, admin"})
    void whole_words_do_in_any_case_and_with_any_punctuation(String request, String type) {
        assertThat(run(request).state().userType()).isEqualTo(type);
    }

    @Test
    void mended_no_way_of_an_admin_avoids_the_approval() {
        Topology topology = new RoutingWorkflow()
                .graph()
                .definition("routing", new JacksonRecordMapper())
                .topology();
        NodeId admin = new NodeId("admin_processing");

        assertThat(topology.successors(admin)).containsExactly(new NodeId("approval_check"));
        assertThat(topology.edges()).doesNotContain(new Edge.Plain(admin, NodeId.END));
    }

    @Test
    void mended_an_answer_can_be_denied() {
        ApprovalCheck strict = new ApprovalCheck() {
            @Override
            Decision decide(In in) {
                return Decision.DENIED;
            }
        };

        assertThat(LocalRun.of(new RoutingWorkflow())
                        .with(strict)
                        .run(Map.of("user_input", "admin"))
                        .state()
                        .result())
                .isEqualTo("DENIED: Admin processing: admin - Full access granted");
    }

    private static LocalResult<RoutingState> run(String request) {
        return LocalRun.of(new RoutingWorkflow()).run(Map.of("user_input", request));
    }
}
