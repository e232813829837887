package dev.superstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.compiler.Compiler;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.runner.JacksonRecordMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Template;

/** What a deployment is when a graph has one node more, and nothing else was edited. Its page is the test's of the documents. */
class AddedNodeTest {
    @TempDir
    static Path folder;

    private static Template before;
    private static Template after;

    record State(String text) {}

    static class First implements Node<State, State> {
        @Override
        public State run(State in) {
            return in;
        }
    }

    static class Second extends First {}

    @BeforeAll
    static void synthesize() throws IOException {
        before = template(
                "before",
                Graph.of(State.class, State.class)
                        .start(First.class)
                        .end(First.class)
                        .build());
        after = template(
                "after",
                Graph.of(State.class, State.class)
                        .start(First.class)
                        .edge(First.class, Second.class)
                        .end(Second.class)
                        .build());
    }

    private static Template template(String name, Graph<State> graph) throws IOException {
        var compiled = Compiler.compile(graph.definition("grown", new JacksonRecordMapper()));
        Path own = folder.resolve(name);
        own.toFile().mkdirs();
        return Template.fromStack(Samples.stack(own, Map.of(), List.of(DeployedWorkflow.of(graph, compiled))));
    }

    @Test
    void it_has_a_function_of_the_nodes_name_more() {
        Set<String> added = functions(after);
        added.removeAll(functions(before));

        assertThat(added).containsExactly("grown-second");
        assertThat(functions(after)).containsAll(functions(before));
    }

    @Test
    void its_machine_has_a_state_more_and_may_invoke_the_function() {
        assertThat(machine(before)).contains("\"first\": {").doesNotContain("\"second\": {");
        assertThat(machine(after)).contains("\"first\": {", "\"second\": {", "${grown_second}");
        assertThat(invocable(before)).contains("grownNodesfirst").doesNotContain("grownNodessecond");
        assertThat(invocable(after)).contains("grownNodesfirst", "grownNodessecond");
    }

    private static Set<String> functions(Template template) {
        return template.findResources("AWS::Lambda::Function").values().stream()
                .map(function -> (String) properties(function).get("FunctionName"))
                .collect(Collectors.toSet());
    }

    private static String machine(Template template) {
        return template.findResources("AWS::StepFunctions::StateMachine").values().stream()
                .map(machine -> (String) properties(machine).get("DefinitionString"))
                .collect(Collectors.joining());
    }

    private static String invocable(Template template) {
        return template.findResources("AWS::IAM::Policy").values().stream()
                .map(policy -> properties(policy).toString())
                .filter(policy -> policy.contains("lambda:InvokeFunction"))
                .collect(Collectors.joining());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> resource) {
        return (Map<String, Object>) resource.get("Properties");
    }
}
