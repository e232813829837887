package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.ApprovalFunction;
import dev.superstep.graph.Decision;
import dev.superstep.graph.Question;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Reducer;
import dev.superstep.graph.core.Topology;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.Ruling;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.TaskId;
import dev.superstep.runner.Coroutine.Place;
import dev.superstep.runner.Coroutine.Stop;
import dev.superstep.runner.Interleavings.Result;
import dev.superstep.runner.Interleavings.Situation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * An approval under every interleaving of asking, deciding and the deadline, in which whoever asks may crash and ask again.
 *
 * <p>Whatever happens: a question has one ruling, everybody is told the same one, and once it is ruled the task that waits goes
 * on.
 */
class ApprovalInterleavingsTest {
    private static final RunId RUN = new RunId("g", "r");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final InstantSource BEFORE = InstantSource.fixed(NOON);
    private static final InstantSource BEHIND = InstantSource.fixed(NOON.plus(Duration.ofHours(2)));
    private static final NodeId ASK = new NodeId("ask");
    private static final TaskId TASK = TaskId.of(ASK);
    private static final Map<String, Object> NOBODY_ASKED = Map.of("ruling", "nothing was asked");

    @Test
    void rule_19_whoever_waits_goes_on_once_it_is_decided() {
        assertRight(search(UnaryOperator.identity(), ApprovalInterleavingsTest::decides));
    }

    @Test
    void rule_19_without_the_read_after_the_token_a_decision_would_be_lost() {
        assertThat(search(ApprovalInterleavingsTest::withoutReading, ApprovalInterleavingsTest::decides)
                        .wrong())
                .startsWith("the task that waits was never told");
    }

    @Test
    void rule_19_with_the_tokens_read_before_the_ruling_it_would_be_lost_too() {
        assertThat(search(UnaryOperator.identity(), ApprovalInterleavingsTest::readsTokensTooEarly)
                        .wrong())
                .startsWith("the task that waits was never told");
    }

    @Test
    void rule_19_of_two_persons_and_the_deadline_one_is_recorded_and_all_are_told_which() {
        Interleavings all = new Interleavings()
                .caller(ask("asks", 0, UnaryOperator.identity()))
                .caller(person("Ann", ApprovalInterleavingsTest::decides))
                .caller(person("Ben", ApprovalInterleavingsTest::decides))
                .nobodys(deadline());

        assertRight(all.search(begun(), ApprovalInterleavingsTest::wrong));
    }

    private static void assertRight(Result result) {
        assertThat(result.wrong()).isEmpty();
        assertThat(result.ends()).isGreaterThan(10);
    }

    private static Result search(UnaryOperator<RunLog> seen, BiFunction<LogAndTasks, Decision, Inquiry> deciding) {
        return new Interleavings()
                .caller(ask("asks", 0, seen), ask("asks again", 1, seen))
                .caller(person("Ann", deciding), person("Ann again", deciding))
                .search(begun(), ApprovalInterleavingsTest::wrong);
    }

    private static String wrong(Situation situation, List<Place> answers) {
        List<Object> rulings = situation.places().stream()
                .filter(place -> place.stop() instanceof Stop.Answered)
                .map(place -> ((Stop.Answered) place.stop()).answer())
                .filter(answer -> answer.containsKey("ruling") && !answer.equals(NOBODY_ASKED))
                .map(answer -> answer.get("ruling"))
                .distinct()
                .toList();
        if (rulings.size() > 1) {
            return "told as recorded: " + rulings;
        }
        String waitingFor = "token " + situation.turns().getFirst();
        boolean told = String.valueOf(situation.log().more()).contains("told " + waitingFor);
        return !rulings.isEmpty() && !told ? "the task that waits was never told" : "";
    }

    private static LogStates.LogState begun() {
        LogStates states = new LogStates(RUN, LogAndTasks::empty, ApprovalInterleavingsTest::tasks);
        return states.empty().on(LogCall.open(header(), Map.of())).next();
    }

    /** What there is beside the history: who waits, and who has gone on. */
    private static Object tasks(RunLog log) {
        LogAndTasks world = (LogAndTasks) log;
        return List.of(
                world.tokens(header().run(), 1, TASK),
                world.told().stream().map(token -> "told " + token).toList());
    }

    private static RunHeader header() {
        return runner(new InMemoryRunLog(), TaskOutcomes.NONE, BEFORE).headers().of(RUN, "1", Map.of());
    }

    // Who takes part

    private static Coroutine ask(String name, int retry, UnaryOperator<RunLog> seen) {
        Map<String, Object> event = new LinkedHashMap<>(
                Map.of("run", RUN.run(), "superstep", 1L, "base", 0L, "execution", RUN.run(), "retry", (long) retry));
        event.put("graph", Fingerprint.of(definition()));
        event.put("tasks", 1L);
        event.put("token", "token " + retry);
        event.put("asked", NOON.toString());
        event.put("within", 3_600L);
        return new Coroutine(
                name,
                ASK,
                LogAndTasks.class,
                log -> runner(seen.apply(log), (LogAndTasks) log, BEFORE).run(ASK, event, name));
    }

    private static Coroutine person(String name, BiFunction<LogAndTasks, Decision, Inquiry> deciding) {
        Decision decision = Decision.approve(name, "").at(NOON);
        return new Coroutine(name, ASK, LogAndTasks.class, log -> {
            LogAndTasks world = (LogAndTasks) log;
            boolean asked = world.inquiry(header().run(), 1, TASK).isPresent();
            return asked ? Map.of("ruling", deciding.apply(world, decision).ruling()) : NOBODY_ASKED;
        });
    }

    private static Inquiry decides(LogAndTasks world, Decision decision) {
        Run run = header().run();
        Inquiry asked = Inquiry.open(1, TASK, Question.of("Go?"), NOON, NOON);
        return new Approvals(world, world, BEFORE).rule(run, asked, new Ruling.ByPerson(decision));
    }

    private static Inquiry readsTokensTooEarly(LogAndTasks world, Decision decision) {
        Run run = header().run();
        List<String> tokens = world.tokens(run, 1, TASK);
        Inquiry ruled = world.rule(run, 1, TASK, new Ruling.ByPerson(decision)).orElseThrow();
        tokens.forEach(world::succeed);
        return ruled;
    }

    private static Coroutine deadline() {
        return new Coroutine("deadline", ASK, LogAndTasks.class, log -> {
            LogAndTasks world = (LogAndTasks) log;
            boolean asked = world.inquiry(header().run(), 1, TASK).isPresent();
            return asked
                    ? Map.of("ruling", new Approvals(world, world, BEHIND).ruling(header().run(), 1, TASK))
                    : NOBODY_ASKED;
        });
    }

    /** Makes a runner break the rule: what is recorded is not read again once the token has been put. */
    private static RunLog withoutReading(RunLog log) {
        AtomicReference<Inquiry> recorded = new AtomicReference<>();
        return (RunLog) Proxy.newProxyInstance(
                RunLog.class.getClassLoader(), new Class<?>[] {RunLog.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("inquiry")) {
                        return java.util.Optional.of(recorded.get());
                    }
                    try {
                        Object answer = method.invoke(log, arguments);
                        if (answer instanceof Inquiry inquiry) {
                            recorded.set(inquiry);
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Runner runner(RunLog log, TaskOutcomes outcomes, InstantSource clock) {
        Program program = new Program(definition(), Map.of(ASK, new Asks()), Map.of());
        return new Runner(program, log, clock, Runner.Settings.keeping(Duration.ofDays(1)), outcomes);
    }

    private static Definition definition() {
        Topology plain = Notation.parse("START -> ask; ask -> END");
        Topology topology =
                new Topology(plain.nodes(), plain.edges(), plain.routers(), Map.of(ASK, List.of(NodeTrait.APPROVAL)));
        return Definition.untyped("g", topology, List.of(new Channel("x", new Reducer.Last())), 10)
                .deadlines(Map.of(ASK, Duration.ofHours(1)));
    }

    private static final class Asks implements ApprovalFunction {
        @Override
        public Question ask(Map<String, Object> view) {
            return Question.of("Go?");
        }

        @Override
        public Map<String, Object> answer(Map<String, Object> view, Decision decision) {
            return Map.of("x", decision.decidedBy());
        }

        @Override
        public Map<String, Object> atDeadline(Map<String, Object> view) {
            return Map.of("x", "nobody");
        }
    }
}
