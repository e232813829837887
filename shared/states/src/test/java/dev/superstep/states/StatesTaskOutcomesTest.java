package dev.superstep.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class StatesTaskOutcomesTest {
    private final FakeStepFunctions states = new FakeStepFunctions(InstantSource.system());
    private final StatesTaskOutcomes outcomes = new StatesTaskOutcomes(states);

    @Test
    void a_task_that_waits_goes_on_and_one_that_does_not_is_no_error() {
        assertThat(outcomes.succeed("waiting")).isTrue();
        assertThat(outcomes.succeed("late")).isFalse();
        assertThat(outcomes.succeed("gone")).isFalse();
    }

    @Test
    void who_cannot_be_told_now_can_be_told_later() {
        states.down(true);

        assertThatThrownBy(() -> outcomes.succeed("waiting")).hasMessageStartingWith("STORE_UNAVAILABLE");
    }
}
