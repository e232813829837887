package dev.superstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.core.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {
    @TempDir
    Path folder;

    @Test
    void the_corpus_passes_compiled_in_every_order_with_sleeping_nodes_delivered_twice_warm_and_cold() {
        Report report = Conformance.run(Corpus.FOLDER, Trials.compiled());

        assertThat(report.text()).endsWith("\n158 passed, 0 failed\n");
        assertThat(report.isGood()).isTrue();
    }

    @Test
    void a_failure_is_named_with_what_differs() throws IOException {
        copy("chain-01.json");

        Report report = Conformance.run(folder, as(new Idle()));

        assertThat(report.isGood()).isFalse();
        assertThat(report.text())
                .contains("FAILED chain-01.json\n  idle, as written: superstep 1: expected [")
                .contains("final.trace: expected [")
                .endsWith("\n0 passed, 1 failed\n");
    }

    @Test
    void a_file_that_is_no_case_is_a_failure() throws IOException {
        copy("chain-01.json");
        Files.writeString(folder.resolve("odd.json"), "{}");

        Report report = Conformance.run(folder, as(Engine.reference()));

        assertThat(report.isGood()).isFalse();
        assertThat(report.text())
                .contains("FAILED odd.json\n  UNREADABLE_CASE: ")
                .endsWith("\n1 passed, 1 failed\n");
    }

    @Test
    void an_engine_that_fails_is_a_failure() throws IOException {
        copy("chain-01.json");
        Engine broken = new Idle() {
            @Override
            public Outcome run(Program program, Map<String, Object> input) {
                throw new IllegalStateException("out of order");
            }
        };

        assertThat(Conformance.run(folder, as(broken)).text()).contains("out of order");
    }

    @Test
    void no_case_at_all_is_no_success() {
        Report report = Conformance.run(folder, as(Engine.reference()));

        assertThat(report.isGood()).isFalse();
        assertThat(report.summary()).isEqualTo("0 passed, 0 failed");
    }

    private static List<Trial> as(Engine engine) {
        return List.of(new Trial(engine, Variation.asWritten()));
    }

    private void copy(String name) throws IOException {
        Files.copy(Corpus.FOLDER.resolve(name), folder.resolve(name));
    }

    /** Runs nothing. */
    private static class Idle implements Engine {
        @Override
        public String name() {
            return "idle";
        }

        @Override
        public Outcome run(Program program, Map<String, Object> input) {
            return new Outcome.Ran(List.of(), Map.of(), Optional.empty());
        }
    }
}
