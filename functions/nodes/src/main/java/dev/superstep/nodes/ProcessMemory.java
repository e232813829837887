package dev.superstep.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What this process holds of the machine's memory, as Linux has it: the resident set, which is what a Lambda's limit is about.
 *
 * <p>A Lambda's process runs one invocation at a time, so it is the node's, and what earlier ones left.
 */
final class ProcessMemory implements LongSupplier {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");
    private static final int KIB_OF_A_MIB = 1024;

    private final Path status;

    /** @param status usually {@code /proc/self/status} */
    ProcessMemory(Path status) {
        this.status = status;
    }

    /** In MiB; 0 where the system does not say. */
    @Override
    public long getAsLong() {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(status));
            return resident.find() ? Long.parseLong(resident.group(1)) / KIB_OF_A_MIB : 0;
        } catch (IOException notThisSystem) {
            return 0;
        }
    }
}
