package dev.superstep.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.conformance.Engine;
import dev.superstep.conformance.engine.CompiledEngine;
import dev.superstep.conformance.engine.CompiledEngine.Delivery;
import dev.superstep.conformance.engine.InterpreterMachines;
import dev.superstep.graph.Node;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.Program;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.testing.faults.FaultKit;
import dev.superstep.testing.faults.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample of each workflow, where the store fails, the process dies, or invocations are lost, late or doubled. */
class FaultsTest {
    static List<Workflow<?>> workflows() {
        return Workflows.all();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_fault_at_any_call_of_the_run_log_or_at_any_invocation_changes_nothing(Workflow<?> workflow)
            throws IOException {
        for (FaultKit kit : List.of(kit(workflow), kit(workflow).atOnce())) {
            Sweep sweep = kit.sweep(sample(workflow));

            sweep.sameAsWithoutFaults();
            assertThat(sweep.withoutFaults().status()).isEqualTo(RunStatus.SUCCEEDED);
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void every_invocation_delivered_twice_ends_in_the_same_state(Workflow<?> workflow) throws Exception {
        try (Engine once = new CompiledEngine(new InterpreterMachines(), Delivery.ONCE);
                Engine twice = new CompiledEngine(new InterpreterMachines(), Delivery.TWICE)) {
            Map<String, Object> input = unattended(workflow);
            assertThat(twice.run(program(workflow), input)).isEqualTo(once.run(program(workflow), input));
        }
    }

    /** The sample, or what needs nobody to decide, for nobody is there. */
    private static Map<String, Object> unattended(Workflow<?> workflow) throws IOException {
        return workflow.name().equals("routing") ? Json.object("user_input", "premium plan") : sample(workflow);
    }

    private static FaultKit kit(Workflow<?> workflow) {
        FaultKit kit = FaultKit.of(workflow);
        for (Class<? extends Node<?, ?>> type : workflow.graph().nodes().values()) {
            kit = kit.with(Nodes.instance(type));
        }
        return kit;
    }

    private static Map<String, Object> sample(Workflow<?> workflow) throws IOException {
        return Json.parseObject(Files.readString(Path.of("../../events", workflow.name() + ".json")));
    }

    private static Program program(Workflow<?> workflow) {
        return workflow.graph().program(workflow.name(), Nodes::instance, new JacksonRecordMapper());
    }
}
