package dev.superstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.testkit.Oracle;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The corpus's generated definitions in the interpreters that are not ours: {@code -Dsuperstep.oracles}. */
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class OraclesTest {
    @ParameterizedTest
    @EnumSource
    void the_corpus_passes(Oracle.Kind kind) {
        Trial trial = Trials.oracle(kind);
        try (Engine engine = trial.engine()) {
            Report report = Conformance.run(Corpus.FOLDER, List.of(trial));

            assertThat(report.isGood()).as(report.text() + engine.name()).isTrue();
        }
    }
}
