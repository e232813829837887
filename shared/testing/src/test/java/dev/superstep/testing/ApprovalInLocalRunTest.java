package dev.superstep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.graph.Append;
import dev.superstep.graph.Approval;
import dev.superstep.graph.Decision;
import dev.superstep.graph.End;
import dev.superstep.graph.Graph;
import dev.superstep.graph.GraphBuilder;
import dev.superstep.graph.Node;
import dev.superstep.graph.Question;
import dev.superstep.graph.core.InvalidGraphException;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import dev.superstep.testing.faults.FaultyRunLog;
import dev.superstep.testing.faults.Moment;
import dev.superstep.testing.faults.Operation;
import dev.superstep.testing.faults.ProcessKilled;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApprovalInLocalRunTest {
    record Input(int amount) {}

    record State(int amount, @Append List<String> said) {}

    record Amount(int amount) {}

    record Said(List<String> said) {}

    static final class Pay implements Approval<Amount, Said> {
        @Override
        public Question ask(Amount in) {
            return Question.of("Pay?", in);
        }

        @Override
        public Said answer(Amount in, Decision decision) {
            return new Said(List.of(decision.verdict() + " " + decision.comment()));
        }

        @Override
        public Said atDeadline(Amount in) {
            return new Said(List.of("nobody said anything"));
        }
    }

    static final class Note implements Node<Amount, Said> {
        @Override
        public Said run(Amount in) {
            return new Said(List.of("note"));
        }
    }

    private static GraphBuilder<State> asking() {
        return Graph.of(Input.class, State.class)
                .start(Note.class)
                .edge(Note.class, Pay.class)
                .deadline(Pay.class, Duration.ofMinutes(5));
    }

    private static LocalRun<State> once() {
        return LocalRun.of(asking().end(Pay.class).build());
    }

    private static Graph<State> untilSaidThrice() {
        return asking().route(Pay.class, state -> state.said().size() < 4 ? Pay.class : End.class, Pay.class, End.class)
                .build();
    }

    @Test
    void a_test_says_what_a_person_decides() {
        LocalResult<State> result =
                once().deciding("pay", Decision.approve("Ann", "fine")).run(new Input(3));

        assertThat(result.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(result.state().said()).containsExactly("note", "APPROVE fine");
        assertThat(result.supersteps()).containsExactly(List.of("note"), List.of("pay"));
    }

    @Test
    void what_nobody_decides_is_past_its_deadline_at_once() {
        assertThat(once().run(new Input(3)).state().said()).containsExactly("note", "nobody said anything");
    }

    @Test
    void what_is_asked_several_times_is_decided_in_turn() {
        LocalRun<State> run = LocalRun.of(untilSaidThrice())
                .deciding("pay", Decision.deny("Ann", "why"))
                .deciding("pay", Decision.approve("Ben", "because"));

        assertThat(run.run(new Input(3)).state().said())
                .containsExactly("note", "DENY why", "APPROVE because", "nobody said anything");
        assertThat(run.run(new Input(3)).state().said()).hasSize(4);
    }

    @Test
    void only_an_approval_can_be_decided() {
        assertThatThrownBy(() -> once().deciding("note", Decision.approve("Ann", "")))
                .hasMessageContaining("\"note\" is no approval of this graph, which has [note, pay]");
    }

    @Test
    void an_approval_has_a_deadline() {
        assertThatThrownBy(() -> Graph.of(Input.class, State.class)
                        .start(Pay.class)
                        .end(Pay.class)
                        .build())
                .isInstanceOf(InvalidGraphException.class)
                .hasMessageContaining("MISSING_DEADLINE");
    }

    @ParameterizedTest
    @EnumSource(names = {"ASK", "ADD_TOKEN", "INQUIRY", "RULE", "TOKENS", "END_WAIT", "APPEND"})
    void a_process_that_dies_anywhere_in_an_approval_is_made_good_for_by_the_next(Operation operation) {
        for (Moment moment : Moment.values()) {
            RunLog log = new InMemoryRunLog();
            FaultyRunLog dying = FaultyRunLog.on(log).killing(operation, 1, moment);
            LocalRun<State> run = once().deciding("pay", Decision.approve("Ann", "fine"));
            assertThatThrownBy(() -> run.on(dying).run(new Input(3))).isInstanceOf(ProcessKilled.class);

            assertThat(run.on(log).run(new Input(3)).state().said())
                    .as(operation + " " + moment)
                    .containsExactly("note", "APPROVE fine");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ASK", "ADD_TOKEN", "INQUIRY", "END_WAIT"})
    void a_store_that_does_not_answer_is_asked_again(Operation operation) {
        FaultyRunLog failing = FaultyRunLog.on(new InMemoryRunLog()).failing(operation, 1, Moment.AFTER);

        assertThat(once().deciding("pay", Decision.approve("Ann", "fine"))
                        .on(failing)
                        .run(new Input(3))
                        .state()
                        .said())
                .containsExactly("note", "APPROVE fine");
    }
}
