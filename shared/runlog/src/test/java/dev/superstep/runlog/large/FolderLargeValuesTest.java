package dev.superstep.runlog.large;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLargeValuesTest extends LargeValuesContract {
    private static final byte[] JSON = "[1]".getBytes(UTF_8);
    private static final String ADDRESS = LargeValues.addressOf(JSON);

    @TempDir
    private Path folder;

    private final RunId run = new RunId("loop", "r");

    @Override
    protected LargeValues values() {
        return new FolderLargeValues(folder.resolve("values"));
    }

    @Test
    void a_value_outlives_the_process() {
        values().put(run, ADDRESS, JSON);

        assertThat(new FolderLargeValues(folder.resolve("values")).get(run, ADDRESS))
                .isEqualTo(JSON);
    }

    @Test
    void nothing_but_the_value_is_left_by_a_put_and_nothing_by_erasing() throws IOException {
        values().put(run, ADDRESS, JSON);
        assertThat(files()).extracting(file -> file.getFileName().toString()).containsExactly(ADDRESS);

        values().erase(run);
        assertThat(files()).isEmpty();
    }

    @Test
    void what_a_killed_process_left_half_written_is_no_value_and_is_erased() throws IOException {
        values().put(run, ADDRESS, JSON);
        Path parent = files().getFirst().getParent();
        Files.delete(files().getFirst());
        Files.writeString(parent.resolve("1234.part"), "[");

        assertThatExceptionOfType(RunLogException.class)
                .isThrownBy(() -> values().get(run, ADDRESS))
                .satisfies(e -> assertThat(e.code()).isEqualTo(RunLogException.Code.LOG_GAP));
        values().put(run, ADDRESS, JSON);
        assertThat(values().get(run, ADDRESS)).isEqualTo(JSON);
        values().erase(run);
        assertThat(parent).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_made_is_final() throws IOException {
        Files.writeString(folder.resolve("values"), "a file in its place");

        assertThatExceptionOfType(RunLogException.class)
                .isThrownBy(() -> values().put(run, ADDRESS, JSON))
                .satisfies(e -> assertThat(e.code()).isEqualTo(RunLogException.Code.STORE_REFUSED));
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
