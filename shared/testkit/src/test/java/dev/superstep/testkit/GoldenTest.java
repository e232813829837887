package dev.superstep.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
    @TempDir
    Path folder;

    @Test
    void the_same_text_passes() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "one\ntwo\n");

        assertThatCode(() -> Golden.at(file.toString()).assertEquals("one\ntwo\n"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_difference_is_named_by_its_line() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "one\ntwo\n");

        assertThatThrownBy(() -> Golden.at(file.toString()).assertEquals("one\nthree\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("produced: three");
    }

    @Test
    void a_missing_file_fails() {
        assertThatThrownBy(
                        () -> Golden.at(folder.resolve("none.txt").toString()).assertEquals("text"))
                .isInstanceOf(AssertionError.class);
    }
}
