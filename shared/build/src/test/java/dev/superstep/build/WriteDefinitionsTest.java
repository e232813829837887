package dev.superstep.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.superstep.graph.End;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Workflow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteDefinitionsTest {
    @TempDir
    Path classes;

    public record State(String text) {}

    public static class Shout implements Node<State, State> {
        @Override
        public State run(State in) {
            return in;
        }
    }

    public static class Whisper extends Shout {}

    public static class FineWorkflow implements Workflow<State> {
        @Override
        public Graph<State> graph() {
            return Graph.of(State.class, State.class)
                    .start(Shout.class)
                    .end(Shout.class)
                    .build();
        }
    }

    public static class LooseEndWorkflow implements Workflow<State> {
        @Override
        public Graph<State> graph() {
            return Graph.of(State.class, State.class).start(Shout.class).build();
        }
    }

    public static class UnreachableWorkflow implements Workflow<State> {
        @Override
        public Graph<State> graph() {
            return Graph.of(State.class, State.class)
                    .start(Shout.class)
                    .end(Shout.class)
                    .edge(Whisper.class, End.class)
                    .build();
        }
    }

    public static class NamesakeWorkflow extends FineWorkflow {
        @Override
        public String name() {
            return "fine";
        }
    }

    public static class ConfiguredWorkflow extends FineWorkflow {
        public ConfiguredWorkflow(String setting) {
            throw new AssertionError(setting);
        }
    }

    public abstract static class AbstractWorkflow implements Workflow<State> {}

    @Test
    void definition_plan_and_picture_of_each_workflow_are_written() throws IOException {
        build(FineWorkflow.class, Shout.class, AbstractWorkflow.class);

        assertThat(written("META-INF/superstep/fine.asl.json")).contains("${fine_shout}");
        assertThat(written("META-INF/superstep/fine.plan.txt")).startsWith("fine: 1 planned supersteps");
        assertThat(written("META-INF/superstep/fine.mmd")).contains("START --> n1");
    }

    @Test
    void the_workflows_can_be_found_by_the_service_loader() throws IOException {
        build(LooseEndWorkflow.class, FineWorkflow.class, State.class);

        assertThat(written("META-INF/services/dev.superstep.graph.Workflow"))
                .isEqualTo(FineWorkflow.class.getName() + "\n" + LooseEndWorkflow.class.getName() + "\n");
    }

    @Test
    void the_problems_of_all_graphs_fail_the_build_and_nothing_is_written() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(FineWorkflow.class, UnreachableWorkflow.class, NamesakeWorkflow.class))
                .withMessageContaining("UNREACHABLE_NODE: no path leads from START to node \"whisper\"")
                .withMessageContaining("NamesakeWorkflow has the name of another workflow");
        assertThat(classes.resolve("META-INF")).doesNotExist();
    }

    @Test
    void a_workflow_that_only_injection_could_make_fails_the_build() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> build(ConfiguredWorkflow.class))
                .withMessageContaining("public constructor without parameters");
    }

    @Test
    void what_is_probably_not_as_meant_is_told() throws IOException {
        assertThat(build(LooseEndWorkflow.class)).singleElement().asString().startsWith("loose_end: NO_WAY_OUT");
    }

    @Test
    void files_of_a_workflow_that_is_gone_are_removed() throws IOException {
        build(FineWorkflow.class);
        Files.delete(classes.resolve(file(FineWorkflow.class)));
        build(LooseEndWorkflow.class);

        try (Stream<Path> files = Files.list(classes.resolve("META-INF/superstep"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("loose_end.asl.json", "loose_end.plan.txt", "loose_end.mmd");
        }
    }

    private List<String> build(Class<?>... compiled) throws IOException {
        for (Class<?> type : compiled) {
            Path target = classes.resolve(file(type));
            Files.createDirectories(target.resolveSibling(""));
            try (InputStream bytes = type.getClassLoader().getResourceAsStream(file(type))) {
                Files.write(target, bytes.readAllBytes());
            }
        }
        return WriteDefinitions.write(classes, getClass().getClassLoader());
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private String written(String path) throws IOException {
        return Files.readString(classes.resolve(path));
    }
}
