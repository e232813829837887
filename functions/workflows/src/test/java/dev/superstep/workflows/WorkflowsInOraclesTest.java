package dev.superstep.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.conformance.Engine;
import dev.superstep.conformance.Outcome;
import dev.superstep.conformance.engine.CompiledEngine;
import dev.superstep.conformance.engine.CompiledEngine.Delivery;
import dev.superstep.conformance.engine.InterpreterMachines;
import dev.superstep.conformance.engine.OracleMachines;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.Program;
import dev.superstep.json.Json;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The workflows' definitions in the interpreters that are not ours, their nodes behind Lambda's Invoke API: {@code
 * -Dsuperstep.oracles}.
 */
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class WorkflowsInOraclesTest {
    @ParameterizedTest
    @EnumSource
    void every_sample_ends_in_the_same_state_after_the_same_supersteps(Oracle.Kind kind) throws Exception {
        try (Engine ours = new CompiledEngine(new InterpreterMachines(), Delivery.ONCE);
                Engine oracle = new CompiledEngine(new OracleMachines(kind, 1), Delivery.ONCE)) {
            for (Workflow<?> workflow : Workflows.all()) {
                same(ours, oracle, workflow, sample(workflow));
            }
        }
    }

    /** Of one that waits for a person (see {@link ApprovalInOraclesTest}) something that needs no approval. */
    private static Map<String, Object> sample(Workflow<?> workflow) throws IOException {
        return workflow.name().equals("routing")
                ? Json.object("user_input", "premium plan")
                : Json.parseObject(Files.readString(Path.of("../../events", workflow.name() + ".json")));
    }

    @ParameterizedTest
    @EnumSource
    void what_a_node_refuses_fails_alike(Oracle.Kind kind) throws Exception {
        try (Engine ours = new CompiledEngine(new InterpreterMachines(), Delivery.ONCE);
                Engine oracle = new CompiledEngine(new OracleMachines(kind, 1), Delivery.ONCE)) {
            Outcome failed = same(ours, oracle, Workflows.named("sequential"), Json.object("input_data", "too short"));

            assertThat(failed)
                    .isInstanceOfSatisfying(
                            Outcome.Ran.class, ran -> assertThat(ran.error()).isPresent());
        }
    }

    private static Outcome same(Engine ours, Engine oracle, Workflow<?> workflow, Map<String, Object> input)
            throws Exception {
        Outcome expected = ours.run(program(workflow), input);

        assertThat(oracle.run(program(workflow), input)).as(workflow.name()).isEqualTo(expected);
        return expected;
    }

    private static Program program(Workflow<?> workflow) {
        return workflow.graph().program(workflow.name(), Nodes::instance, new JacksonRecordMapper());
    }
}
