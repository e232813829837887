package dev.superstep.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the tests of what the console works out without a page, which are written in its own language, in Node. */
class ModelsTest {
    private static boolean isNodeThere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }

    @Test
    void the_models_do_what_their_tests_say() throws IOException, InterruptedException {
        assumeThat(isNodeThere()).as("node is on the PATH").isTrue();

        Process tests = new ProcessBuilder("node", "--test", "src/test/web")
                .redirectErrorStream(true)
                .start();
        String told = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(tests.waitFor()).as(told).isZero();
    }
}
