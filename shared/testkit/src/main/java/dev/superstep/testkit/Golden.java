package dev.superstep.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A golden file: the text that a test expects, kept beside the sources where a review sees every change of it.
 *
 * <p>With {@code -Dgolden.update=true} a file that differs is rewritten, and the test still fails, so that an update can
 * never pass unseen.
 */
public final class Golden {
    private final Path file;

    private Golden(Path file) {
        this.file = file;
    }

    /** The golden file at {@code path}, relative to the module's folder. */
    public static Golden at(String path) {
        return new Golden(Path.of(path));
    }

    /**
     * Compares {@code actual} with the file, byte for byte in UTF-8.
     *
     * @throws AssertionError if they differ or the file is missing; the message says how to update it
     */
    public void assertEquals(String actual) {
        String expected = read();
        if (expected.equals(actual)) {
            return;
        }
        if (Boolean.getBoolean("golden.update")) {
            write(actual);
            throw new AssertionError("golden file rewritten, look at the change and run again: " + file);
        }
        throw new AssertionError(String.format(
                "%s differs from what was produced; run with -Dgolden.update=true to rewrite it.%n%s",
                file, firstDifference(expected, actual)));
    }

    private String read() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read golden file " + file, e);
        }
    }

    private void write(String text) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write golden file " + file, e);
        }
    }

    private static String firstDifference(String expected, String actual) {
        String[] want = expected.split("\n", -1);
        String[] got = actual.split("\n", -1);
        for (int line = 0; line < Math.max(want.length, got.length); line++) {
            String w = line < want.length ? want[line] : "(end of file)";
            String g = line < got.length ? got[line] : "(end of text)";
            if (!w.equals(g)) {
                return String.format("line %d%n  expected: %s%n  produced: %s", line + 1, w, g);
            }
        }
        return "they differ in line ends only";
    }
}
