package dev.superstep.states;

import static dev.superstep.states.Setup.INPUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.json.Json;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class StatesEngineTest {
    private final Setup setup = Setup.chain();
    private final StatesEngine engine = setup.engine;
    private final FakeStepFunctions states = setup.states;

    // Submit

    @Test
    void a_run_is_recorded_before_its_execution_gets_a_cursor_and_no_input() {
        states.down(true);
        assertThatThrownBy(() -> engine.submit("r", INPUT)).hasMessageStartingWith("STORE_UNAVAILABLE");
        assertThat(setup.header("r").status()).isEqualTo(RunStatus.RUNNING);
        assertThat(states.executions).isEmpty();

        states.down(false);
        engine.submit("r", INPUT);

        assertThat(Json.parseObject(states.one("r").input))
                .isEqualTo(Json.object("run", "r", "superstep", 1L, "base", 0L));
    }

    @Test
    void the_same_request_again_starts_nothing_whether_the_execution_goes_on_or_has_ended() {
        engine.submit("r", INPUT);
        engine.submit("r", INPUT);
        states.succeed("r", "{}");
        engine.submit("r", INPUT);

        assertThat(states.executions).containsOnlyKeys("r");
        assertThat(setup.header("r").execution()).isZero();
    }

    @Test
    void another_input_under_the_same_name_is_refused_before_anything_is_started() {
        engine.submit("r", INPUT);
        states.asked.clear();

        assertThatThrownBy(() -> engine.submit("r", Json.object("n", 2L))).hasMessageStartingWith("RUN_NAME_REUSED");

        assertThat(states.asked).isEmpty();
    }

    @Test
    void rule_2_a_run_that_has_the_name_of_an_erased_one_takes_its_next_execution_name() {
        engine.submit("r", INPUT);
        states.succeed("r", "{}");
        engine.current(setup.header("r"));
        setup.now = setup.now.plus(Setup.HOUR);
        engine.erase("r", Setup.HOUR);
        engine.submit("r", INPUT);

        assertThat(states.executions).containsOnlyKeys("r", "r+1");
        assertThat(setup.header("r").execution()).isEqualTo(1);
        assertThat(engine.current(setup.header("r")).status()).isEqualTo(RunStatus.RUNNING);
    }

    // Ends

    @Test
    void rule_20_an_end_that_no_event_told_of_is_noted_by_who_looks() {
        engine.submit("r", INPUT);
        assertThat(engine.current(setup.header("r")).status()).isEqualTo(RunStatus.RUNNING);
        setup.commit("r", 1, "a");
        states.fail("r", "States.Timeout");

        RunHeader now = engine.current(setup.header("r"));

        assertThat(now.status()).isEqualTo(RunStatus.FAILED);
        assertThat(now.end().superstep()).isEqualTo(1);
        assertThat(setup.header("r")).isEqualTo(now);
    }

    @Test
    void a_run_that_was_started_by_hand_is_the_same_as_any_other() {
        String started = setup.now.toString();
        states.begin("by-hand", Json.print(INPUT));
        setup.now = setup.now.plus(Setup.HOUR); // its first task was throttled
        setup.book.open("by-hand", started, INPUT);
        states.succeed("by-hand", "{}");

        assertThat(engine.current(setup.header("by-hand")).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void an_end_by_another_run_s_name_is_not_this_run_s() {
        setup.book.open("r", "another", INPUT);
        states.begin("r", Json.print(INPUT));
        states.fail("r", "RunNameReused");

        assertThat(engine.current(setup.header("r")).status()).isEqualTo(RunStatus.RUNNING);
    }

    // Redrive and fork

    @Test
    void a_redrive_is_another_execution_that_goes_on_where_the_log_ends() {
        failed();

        engine.redrive("r");

        assertThat(states.executions).containsOnlyKeys("r", "r+1");
        assertThat(Json.parseObject(states.one("r+1").input)).containsEntry("run", "r");
        assertThat(setup.header("r").status()).isEqualTo(RunStatus.RUNNING);
        assertThatThrownBy(() -> engine.redrive("r")).hasMessageStartingWith("STILL_RUNNING");
    }

    @Test
    void a_redrive_that_was_cut_short_is_mended_by_the_same_request() {
        failed();
        setup.book.reopen("r"); // and the process died

        engine.redrive("r");

        assertThat(states.executions).containsOnlyKeys("r", "r+1");
        assertThat(setup.header("r").execution()).isEqualTo(1);
    }

    @Test
    void what_succeeded_cannot_be_redriven_even_if_nobody_has_told_of_it() {
        engine.submit("r", INPUT);
        states.succeed("r", "{}");

        assertThatThrownBy(() -> engine.redrive("r")).hasMessageStartingWith("NOTHING_TO_REDRIVE");
    }

    @Test
    void a_fork_that_is_asked_for_twice_is_started_once() {
        failed();
        Map<String, Object> edits = Json.object("n", 40L);

        engine.fork("r", 2, edits, "f");
        engine.fork("r", 2, edits, "f");

        assertThat(states.executions).containsOnlyKeys("r", "f");
        assertThatThrownBy(() -> engine.fork("r", 1, edits, "f")).hasMessageStartingWith("RUN_NAME_REUSED");
    }

    private void failed() {
        engine.submit("r", INPUT);
        setup.commit("r", 1, "a");
        states.fail("r", "NodeError");
        assertThat(engine.current(setup.header("r")).status()).isEqualTo(RunStatus.FAILED);
    }

    // Cancel

    @Test
    void a_cancel_is_recorded_before_anything_is_stopped() {
        engine.submit("r", INPUT);
        states.down(true);
        assertThatThrownBy(() -> engine.cancel("r", "no longer wanted")).hasMessageStartingWith("STORE_UNAVAILABLE");
        states.down(false);

        engine.cancel("r", "no longer wanted");
        engine.cancel("r", "again");

        assertThat(states.one("r").status).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(setup.header("r").status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(setup.log.cancelRequest(new RunId("flow", "r")))
                .hasValueSatisfying(request -> assertThat(request.reason()).isEqualTo("no longer wanted"));
    }

    @Test
    void who_is_about_to_start_a_run_that_was_cancelled_finds_its_name_taken() {
        setup.book.open("r", INPUT); // and the start is on its way
        engine.cancel("r", "changed my mind");

        engine.submit("r", INPUT);

        assertThat(states.one("r").status).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(setup.header("r").status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void what_has_ended_cannot_be_cancelled_even_if_nobody_has_told_of_it() {
        engine.submit("r", INPUT);
        states.succeed("r", "{}");

        assertThatThrownBy(() -> engine.cancel("r", "too late")).hasMessageStartingWith("ALREADY_ENDED");
    }
}
