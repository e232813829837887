package dev.superstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CaseReaderTest {
    private static final String SMALLEST = """
            {"name": "x", "tags": [], "channels": {"n": {"reducer": "sum"}}, "nodes": {"a": {"ops": [["add", "n", 1]]}},
             "edges": [["__start__", "a"]], "branches": [], "input": {}, "recursion_limit": 5,
             "expect": {"supersteps": [["a"]], "final": {"n": 1}, "error": null}}
            """;

    @ParameterizedTest
    @MethodSource("dev.superstep.conformance.Corpus#files")
    void what_is_written_reads_as_the_same_case(Path file) {
        Case read = CaseReader.read(file);

        assertThat(CaseReader.read(Json.bytes(CaseWriter.json(read)))).isEqualTo(read);
        assertThat(file).hasFileName(read.name() + ".json");
    }

    @Test
    void what_is_written_is_what_was_read() throws IOException {
        Path file = Corpus.FOLDER.resolve("node-error-01.json");

        assertThat(CaseWriter.json(CaseReader.read(file))).isEqualTo(Json.parse(Files.readAllBytes(file)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "sum"                  | "avg"                        | case.channels.n.reducer
                    "add", "n", 1          | "add", "n"                   | case.nodes.a.ops[0]
                    "add", "n", 1          | "drop", "n", 1               | case.nodes.a.ops[0]
                    "add", "n", 1          | "add", "n", 1.5              | case.nodes.a.ops[0][2]
                    "tags": []             | "tags": [], "extra": 1       | case
                    "input": {},           | "input": [],                 | case.input
                    "branches": [],        | "branches": [{"from": "a"}], | case.branches[0]
                    [["__start__", "a"]]   | [["a"]]                      | case.edges[0]
                    "error": null          | "error": {"type": "Odd"}     | case.expect.error
                    "name": "x",           | ''                           | case
                    {"name"                | {"name" "name"               | case
                    """)
    void what_is_not_known_is_refused_with_its_place(String found, String replacement, String where) {
        byte[] bad = SMALLEST.replace(found, replacement).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> CaseReader.read(bad))
                .isInstanceOfSatisfying(
                        UnreadableCaseException.class,
                        refused -> assertThat(refused.where()).isEqualTo(where));
    }
}
