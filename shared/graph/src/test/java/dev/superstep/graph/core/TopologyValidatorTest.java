package dev.superstep.graph.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.core.Problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@code x.graph} with what is wrong with it in {@code x.errors}: a code and a subject a line. */
class TopologyValidatorTest {
    private static final Path FOLDER = Path.of("src/test/resources/graphs");

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
    void each_graph_has_just_its_errors(String name) throws IOException {
        Topology topology = Notation.parse(Files.readString(FOLDER.resolve(name + ".graph")));

        assertThat(TopologyValidator.validate(topology))
                .extracting(problem -> problem.code() + " " + problem.subject())
                .containsExactlyElementsOf(Files.readAllLines(FOLDER.resolve(name + ".errors")));
    }

    @Test
    void names_that_the_notation_cannot_write_are_refused_too() {
        NodeId a = new NodeId("a");
        NodeId missing = new NodeId("missing");
        Topology topology = new Topology(
                List.of(a, a, NodeId.END),
                List.of(
                        new Edge.Plain(NodeId.START, a),
                        new Edge.Plain(missing, a),
                        new Edge.Plain(a, missing),
                        new Edge.Join(List.of(a, missing), missing)),
                List.of(Router.of(a, List.of(Answer.of(missing)))));

        assertThat(TopologyValidator.validate(topology))
                .extracting(Problem::code)
                .containsExactly(
                        Code.DUPLICATE_NODE,
                        Code.RESERVED_NAME,
                        Code.UNKNOWN_JOIN_MEMBER,
                        Code.UNKNOWN_JOIN_MEMBER,
                        Code.UNKNOWN_SOURCE,
                        Code.UNKNOWN_TARGET);
    }

    @Test
    void an_edge_to_what_is_no_node_is_refused() {
        NodeId a = new NodeId("a");
        NodeId missing = new NodeId("missing");
        Topology topology = new Topology(
                List.of(a), List.of(new Edge.Plain(NodeId.START, a), new Edge.Plain(a, missing)), List.of());

        assertThat(TopologyValidator.validate(topology))
                .extracting(Problem::message)
                .containsExactly("UNKNOWN_TARGET: an edge or router leads to \"missing\", which is no node");
    }

    @Test
    void a_limit_below_one_is_refused() {
        Definition definition = Definition.untyped("g", Notation.parse("START -> a; a -> END"), List.of(), 0);

        assertThat(definition.problems()).extracting(Problem::code).containsExactly(Code.BAD_RECURSION_LIMIT);
    }
}
