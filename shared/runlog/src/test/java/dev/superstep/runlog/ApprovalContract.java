package dev.superstep.runlog;

import static dev.superstep.runlog.Samples.INPUT;
import static dev.superstep.runlog.Samples.START;
import static dev.superstep.runlog.Samples.edge;
import static dev.superstep.runlog.Samples.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.Decision;
import dev.superstep.graph.Question;
import dev.superstep.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every run log does for approvals. Each test uses runs of its own. */
public abstract class ApprovalContract {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final TaskId CHECK = edge("check");
    private static final Instant DEADLINE = START.plusSeconds(86_400);
    private static final Ruling YES =
            new Ruling.ByPerson(Decision.approve("Ann", "fine").at(START.plusSeconds(60)));
    private static final Ruling NO =
            new Ruling.ByPerson(Decision.deny("Ben", "").at(START.plusSeconds(61)));
    private static final Ruling LATE = new Ruling.ByDeadline(DEADLINE);

    /** The log under test. */
    protected abstract RunLog log();

    private Run opened(String workflow) {
        Run run = Samples.run(workflow, "asks-" + COUNTER.incrementAndGet());
        log().open(header(run), INPUT);
        return run;
    }

    private Run opened() {
        return opened("asking");
    }

    private static String freshWorkflow() {
        return "asking-" + COUNTER.incrementAndGet();
    }

    private static Inquiry inquiry(int superstep, String title, Instant deadline) {
        Question question = new Question(title, Json.object("amount", 1.5, "to", List.of("a", "b")));
        return Inquiry.open(superstep, CHECK, question, START, deadline);
    }

    private static Inquiry inquiry() {
        return inquiry(3, "Pay?", DEADLINE);
    }

    // What is asked

    @Test
    void what_was_asked_is_recorded_with_its_deadline_and_waits() {
        Run run = opened();
        Inquiry bare = Inquiry.open(1, edge("a/b"), Question.of("Go?"), START, DEADLINE);

        assertThat(log().ask(run, bare)).isEqualTo(bare);
        assertThat(log().ask(run, inquiry())).isEqualTo(inquiry());

        assertThat(log().inquiry(run, 3, CHECK)).contains(inquiry());
        assertThat(log().inquiries(run.id())).containsExactly(bare, inquiry());
        assertThat(log().history(run.id()).orElseThrow().inquiries()).containsExactly(bare, inquiry());
        assertThat(log().history(run.id()).orElseThrow().isWaiting()).isTrue();
        assertThat(log().inquiry(run, 2, CHECK)).isEmpty();
        assertThat(log().inquiries(opened().id())).isEmpty();
    }

    @Test
    void rule_19_whoever_asks_again_gets_the_first_question_and_the_first_deadline() {
        Run run = opened();
        log().ask(run, inquiry());

        assertThat(log().ask(run, inquiry(3, "Again?", DEADLINE.plusSeconds(3_600))))
                .isEqualTo(inquiry());
        log().rule(run, 3, CHECK, YES);
        assertThat(log().ask(run, inquiry()).ruling()).isEqualTo(YES);
    }

    @Test
    void a_question_that_is_too_large_for_a_list_is_refused() {
        Run run = opened();
        Question large = new Question("Read?", "x".repeat(ApprovalLog.MAX_QUESTION_BYTES));

        RunLogContract.refused(
                RunLogException.Code.QUESTION_TOO_LARGE,
                () -> log().ask(run, Inquiry.open(1, CHECK, large, START, DEADLINE)));

        assertThat(log().inquiries(run.id())).isEmpty();
    }

    @Test
    void an_approval_of_another_run_of_the_same_name_is_not_answered() {
        Run run = opened();
        log().ask(run, inquiry());
        Run other = new Run(run.id(), "2027-01-01T00:00:00Z", run.expires());

        RunLogContract.refused(RunLogException.Code.LOG_GAP, () -> log().ask(other, inquiry()));
        RunLogContract.refused(RunLogException.Code.LOG_GAP, () -> {
            assertThat(log().inquiry(other, 3, CHECK)).isEmpty();
        });
    }

    // What is decided

    @Test
    void rule_19_the_first_ruling_stays() {
        Run run = opened();
        log().ask(run, inquiry());

        assertThat(log().rule(run, 3, CHECK, YES).orElseThrow().ruling()).isEqualTo(YES);
        assertThat(log().rule(run, 3, CHECK, NO).orElseThrow().ruling()).isEqualTo(YES);
        assertThat(log().rule(run, 3, CHECK, LATE).orElseThrow().ruling()).isEqualTo(YES);
        assertThat(log().inquiry(run, 3, CHECK).orElseThrow().ruling()).isEqualTo(YES);
    }

    @Test
    void rule_19_the_deadline_is_a_ruling_like_any_other() {
        Run run = opened();
        log().ask(run, inquiry());

        assertThat(log().rule(run, 3, CHECK, LATE).orElseThrow().ruling()).isEqualTo(LATE);
        assertThat(log().rule(run, 3, CHECK, YES).orElseThrow().ruling()).isEqualTo(LATE);
    }

    @Test
    void what_was_never_asked_is_not_ruled() {
        Run run = opened();

        assertThat(log().rule(run, 3, CHECK, YES)).isEmpty();
        log().endWait(run, 3, CHECK);

        assertThat(log().inquiries(run.id())).isEmpty();
    }

    @Test
    void rule_19_every_token_of_a_task_is_known_and_none_of_another() {
        Run run = opened();
        log().addToken(run, 3, CHECK, "one", "t1");
        log().addToken(run, 3, CHECK, "two", "t2");
        log().addToken(run, 3, CHECK, "two", "t2");
        log().addToken(run, 3, edge("check/again"), "one", "t3");
        log().addToken(run, 4, CHECK, "one", "t4");

        assertThat(log().tokens(run, 3, CHECK)).containsExactlyInAnyOrder("t1", "t2");
        assertThat(log().tokens(run, 2, CHECK)).isEmpty();
    }

    // What waits

    @Test
    void what_waits_is_listed_over_all_workflows_the_most_urgent_first_a_page_at_a_time() {
        String prefix = freshWorkflow();
        Instant soon = Instant.parse("2020-01-01T00:00:00Z"); // before what other tests ask
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            runs.add(opened(prefix + "-" + i));
            log().ask(runs.get(i), inquiry(3, "Pay " + i + "?", soon.plusSeconds(10L * (5 - i))));
        }
        log().rule(runs.get(3), 3, CHECK, YES);

        Waiting first = log().waiting(2, null);
        Waiting second = log().waiting(2, first.next().orElseThrow());

        assertThat(runsOf(first)).containsExactly(runs.get(4).id(), runs.get(2).id());
        assertThat(runsOf(second)).containsExactly(runs.get(1).id(), runs.get(0).id());
        assertThat(first.inquiries().getFirst().inquiry()).isEqualTo(inquiry(3, "Pay 4?", soon.plusSeconds(10)));
        runs.forEach(run -> log().endWait(run, 3, CHECK));
        assertThat(runsOf(log().waiting(100, null)))
                .doesNotContainAnyElementsOf(runs.stream().map(Run::id).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "2026-11-01T08:00:00.000Z/only"})
    void an_inbox_goes_on_only_from_one_of_its_cursors(String cursor) {
        RunLogContract.refused(RunLogException.Code.BAD_CURSOR, () -> log().waiting(1, cursor));
    }

    @Test
    void a_run_waits_until_its_answer_is_worked_out_and_its_list_says_so() {
        String workflow = freshWorkflow();
        Run run = opened(workflow);
        Run other = opened(workflow);
        log().ask(run, inquiry());

        assertThat(log().waitingRuns(workflow)).containsExactly(run.id());
        assertThat(statuses(workflow)).containsExactlyInAnyOrder(RunStatus.WAITING, RunStatus.RUNNING);

        log().rule(run, 3, CHECK, YES);
        assertThat(log().waitingRuns(workflow)).containsExactly(run.id());

        log().endWait(run, 3, CHECK);
        assertThat(log().waitingRuns(workflow)).isEmpty();
        assertThat(statuses(workflow)).containsExactly(RunStatus.RUNNING, RunStatus.RUNNING);
        assertThat(log().inquiry(run, 3, CHECK).orElseThrow().isWaiting()).isFalse();
        assertThat(log().header(other.id()).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void an_open_question_that_is_asked_again_after_its_run_had_ended_waits_again() {
        String workflow = freshWorkflow();
        Run run = opened(workflow);
        log().ask(run, inquiry());
        log().endWait(run, 3, CHECK);

        assertThat(log().ask(run, inquiry())).isEqualTo(inquiry());

        assertThat(log().waitingRuns(workflow)).containsExactly(run.id());
        assertThat(runsOf(log().waiting(100, null))).contains(run.id());
    }

    @Test
    void a_run_that_has_ended_is_listed_with_its_end_whatever_it_waited_for() {
        String workflow = freshWorkflow();
        Run run = opened(workflow);
        log().ask(run, inquiry());
        log().close(run.id(), RunEnd.cancelled(2, START));

        assertThat(statuses(workflow)).containsExactly(RunStatus.CANCELLED);
    }

    @Test
    void rule_22_an_erased_run_asks_nothing_any_more() {
        String workflow = freshWorkflow();
        Run run = opened(workflow);
        log().ask(run, inquiry());
        log().addToken(run, 3, CHECK, "one", "t1");

        log().erase(run.id());

        assertThat(log().inquiries(run.id())).isEmpty();
        assertThat(log().tokens(run, 3, CHECK)).isEmpty();
        assertThat(log().waitingRuns(workflow)).isEmpty();
        assertThat(runsOf(log().waiting(100, null))).doesNotContain(run.id());
    }

    private List<RunStatus> statuses(String workflow) {
        return log().list(workflow, 10, null).runs().stream()
                .map(RunHeader::status)
                .toList();
    }

    private static List<RunId> runsOf(Waiting page) {
        return page.inquiries().stream().map(Waiting.OfRun::run).toList();
    }
}
