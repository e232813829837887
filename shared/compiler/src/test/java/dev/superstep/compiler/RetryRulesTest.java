package dev.superstep.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.asl.AslState;
import dev.superstep.asl.HasRecovery;
import dev.superstep.asl.Recovery;
import dev.superstep.asl.Retrier;
import dev.superstep.asl.StateMachine;
import dev.superstep.asl.Task;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.Notation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which errors the state machines try again, and that they hide none. */
class RetryRulesTest {
    private static final List<String> TRIED_AGAIN = List.of(
            "Lambda.ClientExecutionTimeoutException",
            "Lambda.ServiceException",
            "Lambda.AWSLambdaException",
            "Lambda.SdkClientException",
            "Lambda.TooManyRequestsException",
            "TransientError");

    /** What may pass when a run is handed on to another execution. */
    private static final List<String> STARTED_AGAIN = List.of(
            "StepFunctions.ExecutionLimitExceededException",
            "StepFunctions.SdkClientException",
            "StepFunctions.ThrottlingException");

    static Stream<Arguments> machines() throws IOException {
        return CompilerGoldenTest.graphs().stream()
                .flatMap(name -> Stream.of(Budget.DEFAULT, new Budget(0, 0)).map(budget -> Arguments.of(name, budget)));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void rule_13_every_task_tries_again_what_may_pass_and_nothing_else(String graph, Budget budget) {
        assertThat(states(compile(graph, budget))).isNotEmpty().allSatisfy(state -> {
            List<List<String>> errors =
                    recovery(state).retriers().stream().map(Retrier::errors).toList();
            assertThat(errors).isEqualTo(wanted(state));
        });
    }

    private static List<List<String>> wanted(AslState state) {
        if (state instanceof Task task) {
            return List.of(task.resource().equals(Task.START_EXECUTION) ? STARTED_AGAIN : TRIED_AGAIN);
        }
        return List.of();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void rule_14_nothing_is_caught_so_that_a_redrive_finds_what_failed(String graph, Budget budget) {
        assertThat(states(compile(graph, budget)))
                .flatExtracting(state -> recovery(state).catchers())
                // who hands a run on and finds that it has been handed on has not failed
                .allSatisfy(catcher ->
                        assertThat(catcher.errors()).containsExactly("StepFunctions.ExecutionAlreadyExistsException"));
    }

    @Test
    void rule_13_only_what_has_a_fallback_is_caught_and_only_what_is_exhausted_or_died() throws IOException {
        List<String> caught = Stream.concat(
                        TRIED_AGAIN.stream(),
                        Stream.of("States.Timeout", "Lambda.Unknown", "Sandbox.Timedout", "Runtime.ExitError"))
                .toList();
        StateMachine machine =
                CompilerGoldenTest.compile("pause-and-fallback-everywhere").machine();
        Map<String, AslState> states = new LinkedHashMap<>();
        collect(machine, states);

        states.forEach((name, state) -> {
            boolean recoverable = name.matches("[acw]( \\(\\d\\))?");
            assertThat(recovery(state).catchers()).as(name).hasSize(recoverable ? 1 : 0);
            recovery(state).catchers().forEach(catcher -> {
                assertThat(catcher.errors()).isEqualTo(caught);
                assertThat(catcher.next()).startsWith("fallback of " + name.charAt(0));
                assertThat(catcher.resultPath()).isEqualTo("$.superstep_failure");
            });
        });
    }

    private static void collect(StateMachine machine, Map<String, AslState> states) {
        machine.states().forEach((name, state) -> {
            states.put(name, state);
            StateMachine.nestedIn(state).forEach(nested -> collect(nested, states));
        });
    }

    @ParameterizedTest
    @EnumSource
    void rule_13_an_error_of_ours_is_tried_again_if_it_is_transient(ErrorType type) {
        assertThat(TRIED_AGAIN.contains(type.errorName())).isEqualTo(type.isTransient());
        assertThat(type.errorName())
                .as("told from those of Lambda and Step Functions")
                .doesNotContain(".");
    }

    private static Recovery recovery(AslState state) {
        return state instanceof HasRecovery<?> recovering ? recovering.recovery() : Recovery.NONE;
    }

    private static Stream<AslState> states(StateMachine machine) {
        return machine.states().values().stream()
                .flatMap(state -> Stream.concat(
                        Stream.of(state), StateMachine.nestedIn(state).stream().flatMap(RetryRulesTest::states)));
    }

    private static StateMachine compile(String name, Budget budget) {
        try {
            String text = Files.readString(Path.of("src/test/resources/golden", name + ".graph"));
            Definition definition = Definition.untyped(name, Notation.parse(text), List.of(), 1000);
            return Compiler.compile(definition, Compiler.Strictness.LANGGRAPH, budget)
                    .machine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
