package dev.superstep.states;

import static dev.superstep.states.Setup.INPUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.json.Json;
import dev.superstep.runlog.RunStatus;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Runs that went on in another execution, because the history of the first was full. */
class HandedOnTest {
    private static final String NEXT = "r+0.500.abcdef";

    private final Setup setup = new Setup("START -> a; a ?-> a | END");
    private final FakeStepFunctions states = setup.states;

    private void start() {
        setup.engine.submit("r", INPUT);
    }

    private void handOn() {
        states.begin(NEXT, Json.print(Json.object("run", "r", "superstep", 500L, "base", 0L)));
        states.succeed("r", Json.print(Json.object("continued", Json.object(), "room", Json.object("name", NEXT))));
    }

    @Test
    void rule_16_the_end_of_the_newest_execution_is_the_run_s() {
        start();
        handOn();
        assertThat(setup.engine.current(setup.header("r")).status()).isEqualTo(RunStatus.RUNNING);

        states.fail(NEXT, "States.Timeout");

        assertThat(setup.engine.current(setup.header("r")).status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void the_newest_execution_is_stopped() {
        start();
        handOn();

        setup.engine.cancel("r", "enough");

        assertThat(states.one(NEXT).status).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(setup.header("r").status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void rule_17_what_an_execution_started_when_it_was_stopped_is_stopped_too() {
        start();
        states.begin(NEXT, Json.print(Json.object("run", "r", "superstep", 500L, "base", 0L)));
        states.one("r").next = NEXT; // it has not come to say so

        setup.engine.cancel("r", "enough");

        assertThat(states.one("r").status).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(states.one(NEXT).status).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(setup.header("r").status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void a_sweep_knows_a_run_by_any_of_its_executions() {
        start();
        handOn();
        states.asked.clear();

        setup.sweep();

        assertThat(states.asked).containsExactly("list");
    }
}
