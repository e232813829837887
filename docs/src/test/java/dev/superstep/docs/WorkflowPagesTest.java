package dev.superstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.compiler.cost.CostPrinter;
import dev.superstep.compiler.cost.Costs;
import dev.superstep.compiler.cost.Prices;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Mermaid;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.testkit.Golden;
import dev.superstep.tolerance.Tolerance;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A page for each workflow, generated: picture, channels, plan, cost and state machine. */
class WorkflowPagesTest {
    @TestFactory
    Stream<DynamicTest> each_page_is_what_its_workflow_says() {
        return workflows()
                .map(workflow -> DynamicTest.dynamicTest(
                        workflow.name(),
                        () -> Golden.at("workflows/" + workflow.name() + ".md").assertEquals(page(workflow))));
    }

    @Test
    void there_is_no_page_without_a_workflow() throws IOException {
        try (Stream<java.nio.file.Path> pages = Files.list(Pages.ROOT.resolve("docs/workflows"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            workflows().map(workflow -> workflow.name() + ".md").toList());
        }
    }

    private static Stream<Workflow<?>> workflows() {
        return ServiceLoader.load(Workflow.class).stream().<Workflow<?>>map(ServiceLoader.Provider::get);
    }

    private static String page(Workflow<?> workflow) {
        Compiled compiled = Compiler.compile(workflow.graph().definition(workflow.name(), new JacksonRecordMapper()));
        Definition definition = compiled.definition();
        return """
                <!-- Generated from the workflow by WorkflowPagesTest; run it with -Dgolden.update=true. -->
                # %s

                ```mermaid
                %s```

                | channel | reducer | input | written by | needed by |
                |---|---|---|---|---|
                %s
                ## Plan

                ```text
                %s```

                ## Failures

                Tried again by the state machine, whatever the node: throttling, Lambda's own errors, a busy run log. What a node
                throws in the end fails the run; [who retries what](../adr/0003-who-retries-what.md) tells why.

                | node | in one invocation, by annotations | time limit | cut short by it, or dead |
                |---|---|---|---|
                %s
                ## Cost

                %s
                List prices of %s, %s; [what is in them, and what is not](../operations.md#what-a-run-costs).

                ## State machine

                `%s` as resource `META-INF/superstep/%s.asl.json`.

                ```json
                %s```
                """.formatted(
                        workflow.name(),
                        Mermaid.print(definition.topology()),
                        channels(definition),
                        compiled.planText(),
                        failures(workflow, definition),
                        CostPrinter.print(Costs.of(compiled), Prices.LIST),
                        Prices.LIST.region(),
                        Prices.LIST.asOf(),
                        compiled.fingerprint(),
                        workflow.name(),
                        compiled.asl());
    }

    private static String failures(Workflow<?> workflow, Definition definition) {
        return workflow.graph().nodes().entrySet().stream()
                .map(entry -> "| `%s` | %s | %d s | %s |\n"
                        .formatted(
                                entry.getKey(),
                                Tolerance.of(entry.getValue()).words(),
                                definition.timeLimit(entry.getKey()).toSeconds(),
                                definition.topology().has(entry.getKey(), NodeTrait.FALLBACK)
                                        ? "its fallback, in an invocation of its own"
                                        : "the run fails; a redrive runs it again"))
                .collect(Collectors.joining());
    }

    private static String channels(Definition definition) {
        return definition.channels().stream()
                .map(channel -> row(definition, channel))
                .collect(Collectors.joining());
    }

    private static String row(Definition definition, Channel channel) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        channel.name(),
                        channel.reducer().name(),
                        definition.inputs().contains(channel.name()) ? "yes" : "",
                        who(definition.writes(), channel),
                        who(definition.reads(), channel));
    }

    private static String who(Map<NodeId, List<String>> names, Channel channel) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().contains(channel.name()))
                .map(entry -> "`" + entry.getKey() + "`")
                .collect(Collectors.joining(", "));
    }
}
