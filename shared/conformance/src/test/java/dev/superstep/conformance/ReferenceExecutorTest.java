package dev.superstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.graph.core.InvalidGraphException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceExecutorTest {
    @Test
    void the_corpus_is_whole() {
        assertThat(Corpus.files()).hasSize(158);
    }

    @ParameterizedTest
    @MethodSource("dev.superstep.conformance.Corpus#files")
    void every_recorded_case_passes(Path file) {
        Case recorded = CaseReader.read(file);

        assertThat(outcome(recorded)).isEqualTo(recorded.expected());
    }

    private static Outcome outcome(Case recorded) {
        try {
            return ReferenceExecutor.run(
                    recorded.graph().program(recorded.name(), UnaryOperator.identity()), recorded.input());
        } catch (InvalidGraphException refusal) {
            return Outcome.Refused.of(refusal);
        }
    }
}
