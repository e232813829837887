package dev.superstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.asl.AslWriter;
import dev.superstep.compiler.Budget;
import dev.superstep.compiler.Compiler;
import dev.superstep.compiler.Compiler.Strictness;
import dev.superstep.graph.core.Definition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What is generated for the corpus passes every validator of definitions there is: {@code -Dsuperstep.oracles}. */
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class ValidatorsTest {
    private static final Path DEFINITIONS = Path.of("target", "definitions");

    @Test
    void no_validator_finds_anything_in_what_is_generated_for_the_corpus() throws Exception {
        List<String> command = new ArrayList<>(List.of("oracles/validate.sh"));
        for (Path file : Corpus.files()) {
            Case recorded = CaseReader.read(file);
            if (recorded.expected() instanceof Outcome.Ran && hasPlainNames(recorded.graph())) {
                command.add(write(recorded.graph().definition(recorded.name())).toString());
            }
        }
        execute("oracles/setup.sh");

        assertThat(execute(command.toArray(String[]::new))).isEmpty();
        assertThat(command).hasSizeGreaterThan(80);
    }

    /** statelint takes {@code $.sends['b.1']} and {@code $.sends._e} for no paths, which they are. */
    private static boolean hasPlainNames(CaseGraph graph) {
        return graph.nodes().stream().allMatch(node -> node.name().value().matches("[A-Za-z][A-Za-z0-9_]*"));
    }

    private static Path write(Definition definition) throws IOException {
        Files.createDirectories(DEFINITIONS);
        return Files.writeString(
                DEFINITIONS.resolve(definition.name() + ".asl.json"),
                AslWriter.compact(Compiler.compile(definition, Strictness.LANGGRAPH, Budget.DEFAULT)
                        .machine()));
    }

    private static String execute(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
