package dev.superstep.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactTest {
    @TempDir
    Path folder;

    @Test
    void an_executable_for_the_functions_machine_is_taken() throws IOException {
        Path file = Samples.archive(folder, "a.zip", "bootstrap", Machine.ARM64.elf());

        assertThat(Artifact.of(file, Machine.ARM64)).isEqualTo(new Artifact(file, Machine.ARM64));
    }

    @Test
    void an_executable_for_another_machine_is_refused_with_both_names() throws IOException {
        Path file = Samples.archive(folder, "a.zip", "bootstrap", Machine.X86_64.elf());

        assertThatThrownBy(() -> Artifact.of(file, Machine.ARM64))
                .isInstanceOf(InfraException.class)
                .hasMessageStartingWith(
                        "WRONG_MACHINE: the executable in " + file + " is for x86_64, the functions run on arm64");
    }

    @Test
    void what_is_no_archive_of_an_executable_is_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "text");
        Path other = Samples.archive(folder, "other.zip", "classes", Machine.ARM64.elf());

        assertThatThrownBy(() -> Artifact.of(folder.resolve("missing"), Machine.ARM64))
                .hasMessageStartingWith("NO_ARTIFACT")
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> Artifact.of(text, Machine.ARM64)).hasMessageContaining("it is no zip archive");
        assertThatThrownBy(() -> Artifact.of(other, Machine.ARM64)).hasMessageContaining("it has no entry bootstrap");
    }
}
