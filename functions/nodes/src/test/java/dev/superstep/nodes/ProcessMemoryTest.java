package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMemoryTest {
    @TempDir
    Path folder;

    @Test
    void the_resident_set_is_read_in_mib() throws IOException {
        Path status =
                Files.writeString(folder.resolve("status"), "VmPeak:\t  900000 kB\nVmRSS:\t  175104 kB\nThreads:\t9\n");

        assertThat(new ProcessMemory(status).getAsLong()).isEqualTo(171);
    }

    @Test
    void a_system_that_does_not_say_holds_nothing() throws IOException {
        assertThat(new ProcessMemory(folder.resolve("none")).getAsLong()).isZero();
        assertThat(new ProcessMemory(Files.writeString(folder.resolve("empty"), "")).getAsLong())
                .isZero();
    }
}
