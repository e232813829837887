package dev.superstep.states;

import static dev.superstep.states.Setup.INPUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.runlog.CancelRequest;
import dev.superstep.runlog.History;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class SweepTest {
    private final Setup setup = Setup.chain();

    @Test
    void what_goes_on_costs_one_request_for_all() {
        for (int run = 0; run < 20; run++) {
            setup.engine.submit("r" + run, INPUT);
        }
        setup.states.asked.clear();

        assertThat(setup.sweep()).isEqualTo(new Sweep.Done(0, 0, 0, 0));
        assertThat(setup.states.asked).containsExactly("list");
    }

    @Test
    void an_end_that_no_event_told_of_is_noted() {
        setup.engine.submit("r", INPUT);
        setup.states.fail("r", "States.Timeout");

        assertThat(setup.sweep()).isEqualTo(new Sweep.Done(1, 0, 0, 0));
        assertThat(setup.header("r").status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void a_run_whose_start_was_cut_short_is_started_once() {
        setup.book.open("r", INPUT);

        assertThat(setup.sweep()).isEqualTo(new Sweep.Done(0, 1, 0, 0));
        assertThat(setup.sweep()).isEqualTo(new Sweep.Done(0, 0, 0, 0));
        assertThat(setup.states.executions).containsOnlyKeys("r");
    }

    @Test
    void a_redrive_that_was_cut_short_is_started() {
        setup.engine.submit("r", INPUT);
        setup.states.fail("r", "NodeError");
        setup.sweep();
        setup.book.reopen("r");

        assertThat(setup.sweep()).isEqualTo(new Sweep.Done(0, 1, 0, 0));
        assertThat(setup.states.executions).containsOnlyKeys("r", "r+1");
    }

    @Test
    void what_somebody_wanted_to_stop_and_could_not_is_stopped() {
        setup.engine.submit("runs", INPUT);
        setup.book.cancel("runs", "enough");
        setup.book.open("never-began", INPUT);
        setup.log.cancel(setup.header("never-began").run(), new CancelRequest("enough", setup.now));

        assertThat(setup.sweep()).isEqualTo(new Sweep.Done(0, 0, 2, 0));

        assertThat(setup.states.one("runs").status).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(setup.header("runs").status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(setup.header("never-began").status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void a_run_without_an_input_is_given_time_and_then_given_up() {
        Setup dying = new Setup("START -> a; a -> END", SweepTest::withoutInputs);
        dying.book.open("r", INPUT);

        assertThat(dying.sweep()).isEqualTo(new Sweep.Done(0, 0, 0, 0));
        dying.now = dying.now.plus(Duration.ofMinutes(6));
        assertThat(dying.sweep()).isEqualTo(new Sweep.Done(1, 0, 0, 0));

        assertThat(dying.header("r").end().error().code()).isEqualTo("INPUT_MISSING");
        assertThat(dying.states.executions).isEmpty();
    }

    /** The log as it is between the two writes of a start. */
    private static RunLog withoutInputs(RunLog log) {
        return (RunLog) Proxy.newProxyInstance(
                SweepTest.class.getClassLoader(), new Class<?>[] {RunLog.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(log, arguments);
                    return answer instanceof Optional<?> some && some.orElse(null) instanceof History history
                            ? Optional.of(new History(
                                    history.header(), null, List.of(), List.of(), List.of(), List.of(), null))
                            : answer;
                });
    }
}
