package dev.superstep.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.superstep.asl.AslReader;
import dev.superstep.asl.AslWriter;
import dev.superstep.compiler.cost.CostPrinter;
import dev.superstep.compiler.cost.Costs;
import dev.superstep.compiler.cost.Prices;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Topology;
import dev.superstep.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code x.graph} with its {@code x.plan.txt}, {@code x.asl.json} and {@code x.cost.md}; traits, which the notation does not know, are in
 * {@code x.traits}, {@code node: pause, fallback} a line.
 */
class CompilerGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    static List<String> graphs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".graph"))
                    .map(name -> name.substring(0, name.length() - ".graph".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void plan_and_definition_are_as_recorded(String name) throws IOException {
        Compiled compiled = compile(name);
        String golden = FOLDER + "/" + name;

        assertAll( // so that one run with -Dgolden.update=true writes them all
                () -> Golden.at(golden + ".plan.txt").assertEquals(compiled.planText()),
                () -> Golden.at(golden + ".asl.json").assertEquals(compiled.asl()),
                () -> Golden.at(golden + ".cost.md").assertEquals(CostPrinter.print(Costs.of(compiled), Prices.LIST)));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void the_definition_is_valid_and_reads_back_as_what_was_written(String name) throws IOException {
        Compiled compiled = compile(name);

        assertThat(AslReader.read(AslWriter.compact(compiled.machine()))).isEqualTo(compiled.machine());
    }

    static Compiled compile(String name) throws IOException {
        String text = Files.readString(FOLDER.resolve(name + ".graph"));
        Topology plain = Notation.parse(text);
        Topology topology = new Topology(plain.nodes(), plain.edges(), plain.routers(), traits(name));
        return Compiler.compile(Definition.untyped(name, topology, List.of(), 1000));
    }

    private static Map<NodeId, List<NodeTrait>> traits(String name) throws IOException {
        Map<NodeId, List<NodeTrait>> traits = new LinkedHashMap<>();
        Path file = FOLDER.resolve(name + ".traits");
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            String[] parts = line.split(": ", 2);
            traits.put(
                    new NodeId(parts[0]),
                    Stream.of(parts[1].split(", "))
                            .map(word -> NodeTrait.valueOf(word.toUpperCase(Locale.ROOT)))
                            .toList());
        }
        return traits;
    }
}
