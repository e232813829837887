package dev.superstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs the cases of any folder: {@code ./mvnw -pl shared/conformance -am verify -Dsuperstep.cases=DIR}, and with {@code
 * -Dsuperstep.oracles} also through the interpreters of {@code oracles/}.
 */
@EnabledIfSystemProperty(named = "superstep.cases", matches = ".*")
class CasesTest {
    private static final Path REPORT = Path.of("target", "conformance.txt");

    @Test
    void every_case_of_the_folder_passes() throws IOException {
        // A relative folder is meant as seen from where Maven was called, not from this module.
        Path folder = Path.of(System.getProperty("superstep.root", "")).resolve(System.getProperty("superstep.cases"));
        List<Trial> trials = new ArrayList<>(Trials.compiled());
        if (System.getProperty("superstep.oracles") != null) {
            List.of(Oracle.Kind.values()).forEach(kind -> trials.add(Trials.oracle(kind)));
        }

        Report report = Conformance.run(folder, trials);
        trials.forEach(trial -> trial.engine().close());

        Files.createDirectories(REPORT.toAbsolutePath().getParent());
        Files.writeString(REPORT, report.text());
        System.out.println(report.text().stripTrailing());
        assertThat(report.isGood()).as(report.text()).isTrue();
    }
}
