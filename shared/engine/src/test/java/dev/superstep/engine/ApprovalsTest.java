package dev.superstep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.Decision;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Target;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.Ruling;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs that wait for persons, in an engine whose time is moved by hand. */
@Timeout(60)
class ApprovalsTest {
    private static final String LINE = "START -> a; a -> ask; ask -> b; b -> END";
    private static final String LOOP = "START -> ask; ask ?-> ask | END";
    private static final NodeId ASK = new NodeId("ask");
    private static final Decision YES = Decision.approve("Ann", "fine");

    private final RunLog log = new InMemoryRunLog();
    private final HandTime time = new HandTime();
    private Office office = new Office(LINE, log, time);

    @AfterEach
    void close() {
        office.close();
    }

    private static RunReport ended(CompletableFuture<RunReport> run) throws Exception {
        return run.get(30, TimeUnit.SECONDS);
    }

    private static List<Object> trace(RunReport report) {
        return List.copyOf((List<?>) report.state().get("trace"));
    }

    private static void refused(EngineException.Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void rule_19_a_run_waits_until_somebody_decides_and_nothing_before_it_runs_again() throws Exception {
        CompletableFuture<RunReport> run = office.start("r");
        office.awaitOpen("r", 1);
        RunReport waiting = office.engine.report("r").orElseThrow();
        assertThat(waiting.header().status()).isEqualTo(RunStatus.WAITING);
        assertThat(log.list("flow", 1, null).runs().getFirst().status()).isEqualTo(RunStatus.WAITING);
        assertThat(waiting.frontiers().getLast()).containsExactly(ASK);
        assertThat(office.desk.waiting(10, null).inquiries())
                .containsExactly(
                        new Waiting.OfRun(Office.id("r"), waiting.inquiries().getFirst()));
        time.advance(Duration.ofMinutes(5));

        Inquiry decided = office.desk.decide(Office.id("r"), ASK, YES);

        RunReport report = ended(run);
        assertThat(report.header().status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(trace(report)).containsExactly("a", "ask APPROVE by Ann", "b");
        assertThat(office.ran).containsExactly("a", "asked ask", "ask APPROVE by Ann", "b");
        assertThat(decided.ruling()).isEqualTo(new Ruling.ByPerson(YES.at(Flow.NOW.plus(Duration.ofMinutes(5)))));
        assertThat(report.inquiries())
                .extracting(Inquiry::ruling, Inquiry::isWaiting)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(decided.ruling(), false));
        assertThat(office.desk.waiting(10, null).inquiries()).isEmpty();
    }

    @Test
    void rule_19_the_same_answer_of_the_same_person_is_none_and_another_is_refused() throws Exception {
        CompletableFuture<RunReport> run = office.start("r");
        office.awaitOpen("r", 1).desk.decide(Office.id("r"), ASK, YES);
        Ruling recorded = office.desk.decide(Office.id("r"), ASK, YES).ruling();
        ended(run);

        assertThat(office.desk.decide(Office.id("r"), ASK, YES).ruling()).isEqualTo(recorded);
        refused(EngineException.Code.ALREADY_DECIDED, () -> decide(Decision.deny("Ann", "fine")));
        refused(EngineException.Code.ALREADY_DECIDED, () -> decide(Decision.approve("Ben", "fine")));
        refused(EngineException.Code.ALREADY_DECIDED, () -> decide(Decision.approve("Ann", "really")));
    }

    private void decide(Decision decision) {
        assertThat(office.desk.decide(Office.id("r"), ASK, decision).isOpen()).isFalse();
    }

    @Test
    void rule_19_at_the_deadline_the_default_is_taken_and_a_decision_after_it_is_refused() throws Exception {
        CompletableFuture<RunReport> run = office.start("r");
        office.awaitOpen("r", 1);

        time.advance(Office.WITHIN);

        RunReport report = ended(run);
        assertThat(trace(report)).containsExactly("a", "ask too late", "b");
        assertThat(report.inquiries().getFirst().ruling())
                .isEqualTo(new Ruling.ByDeadline(Flow.NOW.plus(Office.WITHIN)));
        refused(EngineException.Code.DEADLINE_PASSED, () -> decide(YES));
    }

    @Test
    void a_decision_that_comes_with_the_deadline_finds_the_default_taken_whoever_notices_it_first() throws Exception {
        CompletableFuture<RunReport> run = office.start("r");
        office.awaitOpen("r", 1);
        office.close();
        assertThat(ended(run).header().status()).isEqualTo(RunStatus.WAITING);
        time.advance(Office.WITHIN);

        refused(EngineException.Code.DEADLINE_PASSED, () -> decide(YES));

        office = new Office(LINE, log, time);
        assertThat(trace(office.engine.resume("r"))).containsExactly("a", "ask too late", "b");
    }

    @Test
    void rule_19_after_a_restart_the_same_question_waits_until_the_first_deadline() throws Exception {
        CompletableFuture<RunReport> run = office.start("r");
        Inquiry first = office.awaitOpen("r", 1)
                .engine
                .report("r")
                .orElseThrow()
                .inquiries()
                .getFirst();
        office.close();
        assertThat(ended(run).header().status()).isEqualTo(RunStatus.WAITING);
        time.advance(Duration.ofMinutes(59));

        office = new Office(LINE, log, time);
        CompletableFuture<RunReport> resumed = office.beside(() -> office.engine.resume("r"));
        awaitTokens(2);
        assertThat(log.inquiries(Office.id("r"))).containsExactly(first);
        time.advance(Duration.ofMinutes(1));
        assertThat(office.desk.resendDecisions("flow")).isEqualTo(1);

        assertThat(trace(ended(resumed))).containsExactly("a", "ask too late", "b");
        assertThat(office.ran).doesNotContain("a");
    }

    private void awaitTokens(int wanted) throws InterruptedException {
        for (int i = 0; i < 10_000; i++) {
            if (log.tokens(log.header(Office.id("r")).orElseThrow().run(), 2, dev.superstep.runlog.TaskId.of(ASK))
                            .size()
                    == wanted) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        throw new IllegalStateException("nobody has asked again");
    }

    @Test
    void rule_19_a_decision_made_while_nobody_executed_the_run_is_found() throws Exception {
        CompletableFuture<RunReport> run = office.start("r");
        office.awaitOpen("r", 1);
        office.close();
        ended(run);
        office.desk.decide(Office.id("r"), ASK, YES);

        office = new Office(LINE, log, time);

        assertThat(trace(office.engine.resume("r"))).containsExactly("a", "ask APPROVE by Ann", "b");
    }

    @Test
    void rule_19_a_decision_whose_telling_was_cut_short_is_told_again() throws Exception {
        CompletableFuture<RunReport> run = office.start("r");
        Inquiry asked = office.awaitOpen("r", 1)
                .engine
                .report("r")
                .orElseThrow()
                .inquiries()
                .getFirst();
        var owner = log.header(Office.id("r")).orElseThrow().run();
        assertThat(log.rule(owner, asked.superstep(), asked.task(), new Ruling.ByPerson(YES.at(Flow.NOW))))
                .isPresent();

        assertThat(office.desk.resendDecisions("flow")).isEqualTo(1);

        assertThat(trace(ended(run))).containsExactly("a", "ask APPROVE by Ann", "b");
        assertThat(office.desk.resendDecisions("flow")).isZero();
    }

    @Test
    void a_run_that_is_cancelled_while_it_waits_asks_nobody_any_more() throws Exception {
        CompletableFuture<RunReport> run = office.start("r");
        office.awaitOpen("r", 1);
        office.engine.cancel("r", "enough");
        refused(EngineException.Code.ALREADY_ENDED, () -> decide(YES));
        office.close();

        assertThat(ended(run).header().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(office.desk.waiting(10, null).inquiries()).isEmpty();
        assertThat(log.waitingRuns("flow")).isEmpty();
        refused(EngineException.Code.ALREADY_ENDED, () -> decide(YES));

        office = new Office(LINE, log, time);
        CompletableFuture<RunReport> redriven = office.beside(() -> office.engine.redrive("r"));
        office.awaitOpen("r", 1);
        awaitTokens(2);
        decide(YES);
        assertThat(trace(ended(redriven))).containsExactly("a", "ask APPROVE by Ann", "b");
    }

    @Test
    void what_waits_for_a_run_that_ended_behind_its_back_is_forgotten_by_the_sweep() throws Exception {
        CompletableFuture<RunReport> run = office.start("r");
        office.awaitOpen("r", 1);
        log.close(Office.id("r"), dev.superstep.runlog.RunEnd.cancelled(1, Flow.NOW));

        assertThat(office.desk.resendDecisions("flow")).isZero();

        assertThat(log.waitingRuns("flow")).isEmpty();
        office.close();
        ended(run);
    }

    @Test
    void approvals_side_by_side_wait_each_for_itself() throws Exception {
        office.close();
        office = new Office("START -> ask1, ask2, a; ask1 & ask2 & a -> b; b -> END", log, time);
        CompletableFuture<RunReport> run = office.start("r");
        office.awaitOpen("r", 2);

        office.desk.decide(Office.id("r"), new NodeId("ask2"), Decision.deny("Ben", ""));
        office.awaitOpen("r", 1);
        assertThat(office.engine.report("r").orElseThrow().header().status()).isEqualTo(RunStatus.WAITING);
        office.desk.decide(Office.id("r"), new NodeId("ask1"), YES);

        assertThat(trace(ended(run))).containsExactly("a", "ask1 APPROVE by Ann", "ask2 DENY by Ben", "b");
    }

    @Test
    void an_approval_in_a_loop_asks_each_time_anew_and_its_machine_is_entered_where_it_asks() throws Exception {
        RouterFunction thrice =
                state -> List.of(new Target.Goto(((List<?>) state.get("trace")).size() < 3 ? ASK : NodeId.END));
        office.close();
        office = new Office(LOOP, log, time, Map.of(ASK, List.of(thrice)));
        CompletableFuture<RunReport> run = office.start("r");
        office.awaitOpen("r", 1);
        decide(YES);
        office.awaitOpen("r", 1);
        office.close();
        ended(run);

        office = new Office(LOOP, log, time, Map.of(ASK, List.of(thrice)));
        CompletableFuture<RunReport> resumed = office.beside(() -> office.engine.resume("r"));
        awaitTokens(2);
        decide(Decision.deny("Ben", "no"));
        office.awaitOpen("r", 1);
        decide(Decision.approve("Cleo", ""));

        RunReport report = ended(resumed);
        assertThat(trace(report)).containsExactly("ask APPROVE by Ann", "ask DENY by Ben", "ask APPROVE by Cleo");
        assertThat(report.inquiries()).extracting(Inquiry::superstep).containsExactly(1, 2, 3);
    }

    @Test
    void a_run_that_was_approved_and_then_failed_is_not_asked_again() throws Exception {
        CompletableFuture<RunReport> run = office.start("r");
        office.awaitOpen("r", 1);
        decide(YES);
        ended(run);
        log.close(Office.id("r"), dev.superstep.runlog.RunEnd.cancelled(3, Flow.NOW));
        office.ran.clear();

        var forked = office.engine.fork("r", 3, Map.of(), "f", "1");

        assertThat(trace(office.engine.execute(forked.run().id().run())))
                .containsExactly("a", "ask APPROVE by Ann", "b");
        assertThat(office.ran).containsExactly("b");
    }

    @Test
    void only_what_has_been_asked_can_be_decided() throws Exception {
        CompletableFuture<RunReport> run = office.start("r");
        office.awaitOpen("r", 1);

        refused(EngineException.Code.NOT_ASKED, () -> office.desk.decide(Office.id("r"), new NodeId("a"), YES));
        assertThatThrownBy(() -> office.desk.decide(Office.id("nobody"), ASK, YES))
                .hasMessageContaining("UNKNOWN_RUN");
        decide(YES);
        ended(run);
    }
}
