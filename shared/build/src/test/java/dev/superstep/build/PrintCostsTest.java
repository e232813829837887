package dev.superstep.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintCostsTest {
    @TempDir
    Path classes;

    @Test
    void each_workflow_of_the_list_has_a_table() throws IOException {
        Path list = classes.resolve("META-INF/services/dev.superstep.graph.Workflow");
        Files.createDirectories(list.getParent());
        Files.writeString(list, WriteDefinitionsTest.FineWorkflow.class.getName() + "\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()}, PrintCostsTest.class.getClassLoader());
                PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8)) {
            PrintCosts.print(loader, print);
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("List prices of us-east-1, 2026-11\n\nfine\n| a run by ")
                .contains("\n| `shout` | 1 | 2 | 2 | 8 | 30.65 |\n");
    }
}
