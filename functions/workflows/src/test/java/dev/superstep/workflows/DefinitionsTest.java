package dev.superstep.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.superstep.asl.AslReader;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.Mermaid;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.testkit.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every workflow, compiled: the golden {@code <workflow>.plan.txt}, {@code .asl.json} and {@code .mmd}. */
class DefinitionsTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    static List<Workflow<?>> workflows() {
        return Workflows.all();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void plan_definition_and_picture_are_as_recorded(Workflow<?> workflow) {
        Compiled compiled = compile(workflow);
        String golden = FOLDER + "/" + workflow.name();

        assertAll( // so that one run with -Dgolden.update=true writes them all
                () -> Golden.at(golden + ".plan.txt").assertEquals(compiled.planText()),
                () -> Golden.at(golden + ".asl.json").assertEquals(compiled.asl()),
                () -> Golden.at(golden + ".mmd")
                        .assertEquals(Mermaid.print(compiled.definition().topology())));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void what_the_build_wrote_is_what_is_compiled_at_start(Workflow<?> workflow) throws IOException {
        Compiled compiled = compile(workflow);

        assertThat(resource(workflow.name() + ".asl.json")).isEqualTo(compiled.asl());
        assertThat(resource(workflow.name() + ".plan.txt")).isEqualTo(compiled.planText());
        assertThat(resource(workflow.name() + ".mmd"))
                .isEqualTo(Mermaid.print(compiled.definition().topology()));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void the_definition_is_valid(Workflow<?> workflow) {
        Compiled compiled = compile(workflow);

        assertThat(AslReader.read(compiled.asl())).isEqualTo(compiled.machine());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void no_graph_has_a_warning(Workflow<?> workflow) {
        assertThat(workflow.graph().warnings()).isEmpty();
    }

    @Test
    void no_golden_file_outlives_its_workflow() throws IOException {
        List<String> names = Workflows.all().stream().map(Workflow::name).toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().split("\\.", 2)[0]))
                    .isSubsetOf(names);
        }
    }

    private static Compiled compile(Workflow<?> workflow) {
        return Compiler.compile(workflow.graph().definition(workflow.name(), new JacksonRecordMapper()));
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = DefinitionsTest.class.getResourceAsStream("/META-INF/superstep/" + name)) {
            assertThat(file).describedAs(name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
