package dev.superstep.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The packaged application, before a fuzzer that has read its description: schemathesis, which {@code fuzz/setup.sh} installs.
 *
 * <p>It makes requests that fit the description and requests that do not, follows what one operation answers into others, and
 * fails on an answer of 500 or above and on any that the description does not have. Runs for as many seconds as {@code
 * -Dsuperstep.fuzz=} says; its report is {@code target/fuzz.txt}.
 */
@QuarkusIntegrationTest
@TestProfile(FuzzIT.OwnTable.class)
@EnabledIfSystemProperty(named = "superstep.fuzz", matches = "[0-9]+")
class FuzzIT {
    private static final Path REPORT = Path.of("target/fuzz.txt");

    /** As in production, with a table that is made here, and runs that can be erased at once. */
    public static final class OwnTable implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "superstep.table", "fuzz",
                    "superstep.table.create", "true",
                    "superstep.local.erase-grace", "0s");
        }
    }

    @Test
    void the_application_answers_whatever_comes_as_its_description_says() throws IOException, InterruptedException {
        String seconds = System.getProperty("superstep.fuzz", "");
        String server = RestAssured.baseURI + ":" + RestAssured.port;
        List<String> command = List.of(
                Path.of("fuzz/.venv/bin/schemathesis").toAbsolutePath().toString(),
                "run",
                server + "/q/openapi?format=json",
                "--url=" + server,
                "--max-time=" + seconds,
                "--seed=20261123",
                "--checks=all",
                // What a description cannot say: which of the inputs that it allows a workflow takes. And what the
                // framework
                // says by itself: Allow for OPTIONS and TRACE, over all classes of a path.
                "--exclude-checks=positive_data_acceptance,allow_header_conformance,unsupported_method",
                // A stream of events stays open.
                "--exclude-path-regex=/events$",
                "--suppress-health-check=all",
                "--continue-on-failure");

        Process fuzzer = new ProcessBuilder(command)
                .directory(new File("target")) // where it leaves what it remembers
                .redirectErrorStream(true)
                .redirectOutput(REPORT.toFile())
                .start();

        assertThat(fuzzer.waitFor()).as(FuzzIT::report).isZero();
    }

    private static String report() {
        try {
            return Files.readString(REPORT);
        } catch (IOException e) {
            return "no report: " + e.getMessage();
        }
    }
}
