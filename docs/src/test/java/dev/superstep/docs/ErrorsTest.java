package dev.superstep.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.api.rest.ProblemCode;
import dev.superstep.asl.AslProblem;
import dev.superstep.engine.EngineException;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.Problem;
import dev.superstep.json.JsonException;
import dev.superstep.runlog.RunLogException;
import dev.superstep.sources.SourceException;
import dev.superstep.states.StatesException;
import dev.superstep.workflows.model.ModelException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/errors.md}: a heading for each code, and under it a message that the code really has. */
class ErrorsTest {
    private static final Map<String, String> SECTIONS = Pages.parts(Pages.read("docs/errors.md"), "##");

    static Stream<Arguments> families() {
        return Stream.of(
                Arguments.of("Graphs", names(Problem.Code.values())),
                Arguments.of(
                        "Runs",
                        Stream.of(ErrorType.values()).map(ErrorType::errorName).toList()),
                Arguments.of("The run log", names(RunLogException.Code.values())),
                Arguments.of("The engine", names(EngineException.Code.values())),
                Arguments.of("Step Functions", names(StatesException.Code.values())),
                Arguments.of("Models", names(ModelException.Code.values())),
                Arguments.of("Sources", names(SourceException.Code.values())),
                Arguments.of("The API", names(ProblemCode.values())),
                Arguments.of("State machines", names(AslProblem.Code.values())),
                Arguments.of("JSON", names(JsonException.Code.values())));
    }

    @ParameterizedTest
    @MethodSource("families")
    void every_code_has_a_heading_and_every_heading_a_code(String section, List<String> codes) {
        assertThat(SECTIONS).containsKey(section);
        assertThat(Pages.entries(section).keySet()).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void there_is_no_other_section() {
        assertThat(SECTIONS.keySet())
                .containsExactlyElementsOf(
                        families().map(family -> (String) family.get()[0]).toList());
    }

    @TestFactory
    Stream<DynamicTest> the_message_shown_is_the_message_made() {
        return Samples.all().entrySet().stream()
                .flatMap(section -> section.getValue().entrySet().stream()
                        .map(sample -> DynamicTest.dynamicTest(
                                section.getKey() + " " + sample.getKey(),
                                () -> assertThat(Pages.blocks(
                                                Pages.entries(section.getKey()).get(sample.getKey()), "text"))
                                        .containsExactly(sample.getValue() + "\n"))));
    }

    @ParameterizedTest
    @MethodSource("families")
    void nothing_is_shown_that_is_not_made(String section, List<String> codes) {
        assertThat(codes).allSatisfy(code -> {
            boolean shown =
                    !Pages.blocks(Pages.entries(section).get(code), "text").isEmpty();
            assertThat(shown)
                    .isEqualTo(Samples.all().getOrDefault(section, Map.of()).containsKey(code));
        });
    }

    @ParameterizedTest
    @EnumSource
    void every_problem_of_a_graph_is_shown_by_a_graph(Problem.Code code) {
        String entry = Pages.entries("Graphs").get(code.name());
        List<String> java = Pages.blocks(entry, "java");

        assertThat(java.size() + Pages.blocks(entry, "graph").size()).isEqualTo(1);
        assertThat(java)
                .isEqualTo(
                        Stream.ofNullable(GraphSamples.shown().get(code.name())).toList());
    }

    @Test
    void what_the_graphs_share_is_shown_before_them() {
        String introduction = SECTIONS.get("Graphs").split("(?m)^### ", 2)[0];

        assertThat(Pages.blocks(introduction, "java"))
                .containsExactly(GraphSamples.shown().get("NODES"));
    }

    private static List<String> names(Enum<?>[] codes) {
        return Stream.of(codes).map(Enum::name).toList();
    }
}
