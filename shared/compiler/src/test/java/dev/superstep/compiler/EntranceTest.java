package dev.superstep.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.asl.AslWriter;
import dev.superstep.asl.Choice;
import dev.superstep.asl.StateMachine;
import dev.superstep.compiler.Compiler.Strictness;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Notation;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntranceTest {
    private static final String LOOP = "START -> a, b; a ?-> c | END; c -> a; b -> END";

    @Test
    void a_graph_without_a_cycle_has_no_entrance() {
        assertThat(machine("START -> a; a ?-> b | END; b -> END").startAt()).isEqualTo("a");
    }

    @Test
    void rule_16_a_graph_with_a_cycle_can_be_entered_at_every_control_state_and_begins_at_the_first() {
        StateMachine machine = machine(LOOP);

        assertThat(machine.startAt()).isEqualTo("enter");
        assertThat(choice(machine).rules())
                .extracting(rule -> rule.next())
                .containsExactly("a + b", "c", "a", "after a", "no such state");
        assertThat(choice(machine).otherwise()).isEqualTo("a + b");
    }

    @Test
    void rule_16_a_cursor_of_another_definition_fails_and_does_not_begin_anew() {
        String definition = AslWriter.pretty(machine(LOOP));

        assertThat(definition).contains("""
                    "no such state": {
                      "Type": "Fail",
                      "Error": "StaleGraph",
                """.stripTrailing());
    }

    @Test
    void a_node_called_enter_keeps_its_name() {
        StateMachine machine = machine("START -> enter; enter ?-> enter | END");

        assertThat(machine.startAt()).isEqualTo("enter (2)");
        assertThat(machine.states().get("enter")).isNotInstanceOf(Choice.class);
    }

    @Test
    void a_start_with_routers_can_be_entered_too() {
        StateMachine machine = machine("START ?-> a | END; a ?-> a | END");

        assertThat(choice(machine).rules()).extracting(rule -> rule.next()).contains("start", "a");
        assertThat(choice(machine).otherwise()).isEqualTo("start");
    }

    @Test
    void an_endless_graph_ends_where_no_state_is_entered() {
        assertThat(machine("START -> a; a -> a").states())
                .containsOnlyKeys("enter", "a", "after a", "hand on", "continued", "no such state");
    }

    @Test
    void rule_16_a_loop_over_supersteps_can_be_entered_at_its_superstep() {
        Definition definition = Definition.untyped("g", Notation.parse(LOOP), List.of(), 1000);
        Compiled compiled = Compiler.compile(definition, Strictness.LANGGRAPH, new Budget(1, 1));

        assertThat(compiled.machine().startAt()).isEqualTo("enter");
        assertThat(choice(compiled.machine()).rules())
                .extracting(rule -> rule.next())
                .containsExactly("superstep", "more", "no such state");
    }

    @Test
    void the_shape_names_the_state_of_every_step() {
        Definition definition = Definition.untyped("g", Notation.parse(LOOP), List.of(), 1000);

        assertThat(Compiler.compile(definition).shape())
                .isInstanceOfSatisfying(
                        Compiled.Shape.Automaton.class,
                        automaton -> assertThat(automaton.states()).containsExactly("", "a + b", "c", "a"));
    }

    private static Choice choice(StateMachine machine) {
        return (Choice) machine.states().get(machine.startAt());
    }

    private static StateMachine machine(String graph) {
        return Compiler.compile(Definition.untyped("g", Notation.parse(graph), List.of(), 1000))
                .machine();
    }
}
