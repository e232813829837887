package dev.superstep.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateMachinesTest {
    private static final String PATTERN = "arn:aws-cn:states:cn-north-1:123456789012:stateMachine:dev-{workflow}:live";

    @Test
    void a_pattern_stands_for_all_and_a_single_one_goes_before_it() {
        String other = "arn:aws:states:us-east-1:210987654321:stateMachine:another";
        StateMachines machines = StateMachines.of(
                List.of("loop", "news"),
                Optional.of(PATTERN),
                name -> Optional.ofNullable(Map.of("news", other).get(name)));

        assertThat(machines.of("loop"))
                .hasToString("arn:aws-cn:states:cn-north-1:123456789012:stateMachine:dev-loop:live")
                .satisfies(arn -> assertThat(arn.execution("r"))
                        .isEqualTo("arn:aws-cn:states:cn-north-1:123456789012:execution:dev-loop:r"))
                .satisfies(arn -> assertThat(arn.unqualified()).endsWith(":dev-loop"));
        assertThat(machines.of("news")).hasToString(other);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThatThrownBy(() -> StateMachines.of(
                        List.of("loop", "news"),
                        Optional.empty(),
                        name -> name.equals("news") ? Optional.of("news") : Optional.empty()))
                .isInstanceOf(StatesException.class)
                .hasMessageStartingWith(
                        "ENGINE_SETUP: workflow \"loop\" has no state machine; the state machine of workflow"
                                + " \"news\" is \"news\", which is no ARN of one; set superstep.state-machines");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "loop",
                "arn:aws:lambda:us-east-1:123456789012:function:loop",
                "arn:aws:states:us-east-1:1:stateMachine:loop",
                "arn:aws:states:us-east-1:123456789012:stateMachine:",
                "arn:aws:states:us-east-1:123456789012:stateMachine:loop:live:more"
            })
    void what_is_no_arn_of_a_machine_is_none(String text) {
        assertThat(StateMachineArn.parse(text)).isEmpty();
    }
}
