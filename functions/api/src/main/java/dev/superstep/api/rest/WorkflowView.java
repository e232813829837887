package dev.superstep.api.rest;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.asl.AslWriter;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Mermaid;
import dev.superstep.graph.core.NodeId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as the API shows it.
 *
 * @param name its name
 * @param fingerprint names its graph exactly
 * @param nodes the names of its nodes, sorted
 * @param channels the fields of its state
 * @param recursionLimit how many supersteps a run may take
 * @param mermaid its picture, a Mermaid flowchart
 * @param plan its control states, to be read by people
 * @param asl its definition in Amazon States Language, with placeholders for the functions
 */
record WorkflowView(
        String name,
        String fingerprint,
        List<String> nodes,
        List<ChannelView> channels,
        int recursionLimit,
        String mermaid,
        String plan,
        Map<String, @Nullable Object> asl) {

    /**
     * A field of the state.
     *
     * @param name its name
     * @param reducer how writes become its value
     */
    record ChannelView(String name, String reducer) {}

    /**
     * A workflow in a list.
     *
     * @param name its name
     * @param nodes the names of its nodes, sorted
     */
    record Item(String name, List<String> nodes) {}

    static Item item(Catalog.Entry workflow) {
        return new Item(workflow.name(), nodes(workflow));
    }

    static WorkflowView of(Catalog.Entry workflow) {
        Definition definition = workflow.compiled().definition();
        return new WorkflowView(
                workflow.name(),
                workflow.compiled().fingerprint(),
                nodes(workflow),
                definition.channels().stream()
                        .map(channel -> new ChannelView(
                                channel.name(), channel.reducer().name()))
                        .toList(),
                definition.recursionLimit(),
                Mermaid.print(definition.topology()),
                workflow.compiled().planText(),
                AslWriter.json(workflow.compiled().machine()));
    }

    private static List<String> nodes(Catalog.Entry workflow) {
        return workflow.compiled().definition().topology().sortedNodes().stream()
                .map(NodeId::value)
                .toList();
    }
}
