package dev.superstep.workflows.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.Decision;
import dev.superstep.graph.Question;
import dev.superstep.graph.core.Edge;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Topology;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.Ruling;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.runner.RecordMappingException;
import dev.superstep.testing.LocalResult;
import dev.superstep.testing.LocalRun;
import dev.superstep.workflows.SeedRun;
import java.time.Duration;
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
        recorded.assertSame(approved().run(recorded.input()), Map.of());
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
    void mended_a_person_is_asked_who_sees_the_request_and_the_answer() {
        LocalResult<RoutingState> result = approved().run(Map.of("user_input", "admin"));

        assertThat(result.state().result()).isEqualTo("APPROVED: Admin processing: admin - Full access granted");
        Inquiry inquiry = result.report().inquiries().getFirst();
        assertThat(inquiry.question())
                .isEqualTo(new Question(
                        "May this request have full access?",
                        Map.of("request", "admin", "answer", "Admin processing: admin - Full access granted")));
        assertThat(inquiry.deadline()).isEqualTo(inquiry.asked().plus(Duration.ofDays(1)));
        assertThat(inquiry.ruling()).isInstanceOfSatisfying(Ruling.ByPerson.class, ruling -> {
            assertThat(ruling.decision().decidedBy()).isEqualTo("Ann");
            assertThat(ruling.decision().comment()).isEqualTo("fine");
        });
    }

    @Test
    void mended_an_answer_can_be_denied() {
        assertThat(LocalRun.of(new RoutingWorkflow())
                        .deciding("approval_check", Decision.deny("Ben", "not today"))
                        .run(Map.of("user_input", "admin"))
                        .state()
                        .result())
                .isEqualTo("DENIED: Admin processing: admin - Full access granted");
    }

    @Test
    void mended_an_answer_that_nobody_approves_in_time_is_denied() {
        assertThat(run("admin").state().result()).isEqualTo("DENIED: Admin processing: admin - Full access granted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"premium plan", "anything else"})
    void nobody_is_asked_for_premium_and_standard_users(String request) {
        LocalResult<RoutingState> result = run(request);

        assertThat(result.state().requiresApproval()).isFalse();
        assertThat(result.report().inquiries()).isEmpty();
    }

    private static LocalRun<RoutingState> approved() {
        return LocalRun.of(new RoutingWorkflow()).deciding("approval_check", Decision.approve("Ann", "fine"));
    }

    private static LocalResult<RoutingState> run(String request) {
        return LocalRun.of(new RoutingWorkflow()).run(Map.of("user_input", request));
    }
}
