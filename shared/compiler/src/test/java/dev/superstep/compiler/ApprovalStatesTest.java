package dev.superstep.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.asl.AslReader;
import dev.superstep.asl.AslState;
import dev.superstep.asl.AslValidator;
import dev.superstep.asl.Catcher;
import dev.superstep.asl.Parallel;
import dev.superstep.asl.StateMachine;
import dev.superstep.asl.Task;
import dev.superstep.compiler.Compiler.Strictness;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Topology;
import dev.superstep.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an approval becomes: two states, of which the first waits. */
class ApprovalStatesTest {
    private static final NodeId CHECK = new NodeId("check");

    private static Compiled compile(String notation) {
        Topology plain = Notation.parse(notation);
        Topology topology =
                new Topology(plain.nodes(), plain.edges(), plain.routers(), Map.of(CHECK, List.of(NodeTrait.APPROVAL)));
        Definition definition =
                Definition.untyped("g", topology, List.of(), 10).deadlines(Map.of(CHECK, Duration.ofHours(2)));
        Compiled compiled = Compiler.compile(definition, Strictness.LANGGRAPH, Budget.DEFAULT);
        assertThat(AslValidator.problems(compiled.machine())).isEmpty();
        assertThat(AslReader.read(compiled.asl())).isEqualTo(compiled.machine());
        return compiled;
    }

    private static Task task(StateMachine machine, String name) {
        return (Task) machine.states().get(name);
    }

    @Test
    void rule_19_to_ask_and_to_answer_are_two_states() {
        StateMachine machine =
                compile("START -> a; a -> check; check -> b; b -> END").machine();

        assertThat(machine.states().keySet()).containsExactly("a", "ask check", "check", "b");
        Task ask = task(machine, "ask check");
        assertThat(ask.resource()).isEqualTo("arn:aws:states:::lambda:invoke.waitForTaskToken");
        Map<String, Object> parameters = ask.flow().parameters();
        assertThat(parameters).containsEntry("FunctionName", "${g_check}");
        Map<String, Object> answered = task(machine, "check").flow().parameters();
        assertThat(Json.asObject(parameters.get("Payload")))
                .containsAllEntriesOf(answered)
                .containsEntry("token.$", "$$.Task.Token")
                .containsEntry("asked.$", "$$.State.EnteredTime")
                .containsEntry("within", 7_200L)
                .hasSize(answered.size() + 3);
    }

    @Test
    void rule_19_the_cursor_survives_the_asking_and_only_its_time_being_over_is_caught() {
        StateMachine machine = compile("START -> a; a -> check; check -> END").machine();

        Task ask = task(machine, "ask check");
        assertThat(ask.flow().resultPath()).isNull();
        assertThat(ask.recovery().retriers())
                .isEqualTo(task(machine, "check").recovery().retriers())
                .allSatisfy(retrier -> assertThat(retrier.errors()).doesNotContain("States.Timeout", "States.ALL"));
        assertThat(ask.recovery().catchers())
                .containsExactly(Catcher.on("States.Timeout").resultPath(null).next("check"));
        assertThat(Json.asObject(
                        Json.parse(compile("START -> check; check -> END").asl())))
                .extracting(definition -> Json.asObject(
                                Json.asObject(definition.get("States")).get("ask check"))
                        .get("TimeoutSeconds"))
                .isEqualTo(7_200L);
    }

    @Test
    void routers_stand_behind_the_answer() {
        StateMachine machine =
                compile("START -> check; check ?-> b | END; b -> END").machine();

        assertThat(machine.startAt()).isEqualTo("ask check");
        assertThat(machine.states().keySet()).startsWith("ask check", "check", "after check", "b");
    }

    @Test
    void in_a_branch_beside_others_both_states_are_the_branchs() {
        StateMachine machine =
                compile("START -> a, check; a & check -> b; b -> END").machine();

        Parallel both = (Parallel) machine.states().get("a + check");
        assertThat(both.branches())
                .extracting(
                        StateMachine::startAt,
                        branch -> List.copyOf(branch.states().keySet()))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", List.of("a")),
                        org.assertj.core.groups.Tuple.tuple("ask check", List.of("ask check", "check")));
    }

    @Test
    void a_machine_that_can_be_entered_is_entered_where_it_asks_and_counts_its_events() {
        Compiled asking = compile("START -> check; check ?-> check | END");
        Compiled plain = Compiler.compile(
                Definition.untyped("g", Notation.parse("START -> check; check ?-> check | END"), List.of(), 10),
                Strictness.LANGGRAPH,
                Budget.DEFAULT);

        assertThat(((Compiled.Shape.Automaton) asking.shape()).states()).containsExactly("", "ask check");
        assertThat(cost(asking) - cost(plain)).isEqualTo(2 + 4 * 7);
    }

    private static long cost(Compiled compiled) {
        AslState check = compiled.machine().states().get("check");
        return (Long) ((Task) check).flow().parameters().get("cost");
    }
}
