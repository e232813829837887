package dev.superstep.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.superstep.api.catalog.Catalog;
import dev.superstep.asl.AslWriter;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Exposure;
import dev.superstep.graph.core.Mermaid;
import dev.superstep.graph.core.NodeId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as the API shows it.
 *
 * @param name its name
 * @param fingerprint names its graph exactly
 * @param nodes the names of its nodes, sorted
 * @param graph its nodes and the ways between them, to be drawn
 * @param channels the fields of its state
 * @param input what a run is started with, as JSON Schema
 * @param sample an input to try it with; absent if there is none
 * @param recursionLimit how many supersteps a run may take
 * @param mermaid its picture, a Mermaid flowchart
 * @param plan its control states, to be read by people
 * @param cost what its runs cost in AWS, by path
 * @param asl its definition in Amazon States Language, with placeholders for the functions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkflowView(
        String name,
        String fingerprint,
        List<String> nodes,
        GraphView graph,
        List<ChannelView> channels,
        @Schema(type = SchemaType.OBJECT) Map<String, @Nullable Object> input,
        @Schema(type = SchemaType.OBJECT) @Nullable Map<String, @Nullable Object> sample,
        int recursionLimit,
        String mermaid,
        String plan,
        CostView cost,
        Map<String, @Nullable Object> asl) {

    /**
     * A field of the state.
     *
     * @param name its name
     * @param reducer how writes become its value
     * @param type what it holds, as JSON Schema; absent if it may hold anything
     * @param sensitive whether its values are masked in logs and errors
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChannelView(
            String name,
            String reducer,
            @Schema(type = SchemaType.OBJECT) @Nullable Object type,
            boolean sensitive) {}

    /**
     * A workflow in a list.
     *
     * @param name its name
     * @param nodes the names of its nodes, sorted
     * @param graph its nodes and the ways between them, to be drawn
     */
    record Item(String name, List<String> nodes, GraphView graph) {}

    static Item item(Catalog.Entry workflow) {
        return new Item(
                workflow.name(),
                nodes(workflow),
                GraphView.of(workflow.compiled().definition()));
    }

    static WorkflowView of(Catalog catalog, Catalog.Entry workflow) {
        Definition definition = workflow.compiled().definition();
        return new WorkflowView(
                workflow.name(),
                workflow.compiled().fingerprint(),
                nodes(workflow),
                GraphView.of(definition),
                channels(definition, catalog.channelSchemas(workflow)),
                catalog.inputSchema(workflow),
                catalog.sample(workflow).orElse(null),
                definition.recursionLimit(),
                Mermaid.print(definition.topology()),
                workflow.compiled().planText(),
                CostView.of(workflow.compiled()),
                AslWriter.json(workflow.compiled().machine()));
    }

    private static List<ChannelView> channels(Definition definition, Map<String, @Nullable Object> types) {
        return definition.channels().stream()
                .map(channel -> new ChannelView(
                        channel.name(),
                        channel.reducer().name(),
                        types.get(channel.name()),
                        channel.exposure() == Exposure.SENSITIVE))
                .toList();
    }

    private static List<String> nodes(Catalog.Entry workflow) {
        return workflow.compiled().definition().topology().sortedNodes().stream()
                .map(NodeId::value)
                .toList();
    }
}
