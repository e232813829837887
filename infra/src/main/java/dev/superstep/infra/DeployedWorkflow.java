package dev.superstep.infra;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.compiler.Function;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Topology;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.workflows.model.TextModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * A workflow as the build of its module left it.
 *
 * @param name its name
 * @param fingerprint names its graph
 * @param definition its state machine, the very bytes that the build wrote, with placeholders for the functions' ARNs
 * @param functions the functions that the machine calls
 * @param approvals the nodes at which persons decide
 * @param models the nodes that ask a language model
 */
record DeployedWorkflow(
        String name,
        String fingerprint,
        String definition,
        List<Function> functions,
        List<NodeId> approvals,
        List<NodeId> models) {
    DeployedWorkflow {
        functions = List.copyOf(functions);
        approvals = List.copyOf(approvals);
        models = List.copyOf(models);
    }

    /** Every workflow on the class path, by name. */
    @SuppressWarnings("rawtypes") // a service is looked up by its class
    static List<DeployedWorkflow> all() {
        return ServiceLoader.load(Workflow.class).stream()
                .map(found -> of((Workflow<?>) found.get()))
                .sorted(Comparator.comparing(DeployedWorkflow::name))
                .toList();
    }

    private static DeployedWorkflow of(Workflow<?> workflow) {
        Graph<?> graph = workflow.graph();
        Compiled compiled = Compiler.compile(graph.definition(workflow.name(), new JacksonRecordMapper()));
        String definition = resource(workflow, "META-INF/superstep/" + workflow.name() + ".asl.json");
        if (!definition.equals(compiled.asl())) {
            throw InfraException.staleDefinition(workflow.name(), "compiled anew, it differs");
        }
        return of(graph, compiled);
    }

    /** What {@code graph} is deployed as, compiled. */
    static DeployedWorkflow of(Graph<?> graph, Compiled compiled) {
        Topology topology = compiled.definition().topology();
        List<NodeId> approvals = topology.nodes().stream()
                .filter(node -> topology.has(node, NodeTrait.APPROVAL))
                .toList();
        return new DeployedWorkflow(
                compiled.definition().name(),
                compiled.fingerprint(),
                compiled.asl(),
                compiled.functions(),
                approvals,
                models(graph));
    }

    /** A node that asks a model has one for a field. */
    private static List<NodeId> models(Graph<?> graph) {
        return graph.nodes().entrySet().stream()
                .filter(node -> Stream.of(node.getValue().getDeclaredFields())
                        .anyMatch(field -> field.getType().equals(TextModel.class)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String resource(Workflow<?> workflow, String path) {
        try (InputStream found = workflow.getClass().getClassLoader().getResourceAsStream(path)) {
            if (found == null) {
                throw InfraException.staleDefinition(workflow.name(), path + " is missing");
            }
            return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
