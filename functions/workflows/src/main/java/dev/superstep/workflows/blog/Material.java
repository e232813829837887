package dev.superstep.workflows.blog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Something to read for the research.
 *
 * @param name what it is cited as
 * @param text its text, a paragraph a line
 */
record Material(String name, String text) {
    private static final String SAMPLE = "sample.txt";

    /** The text that comes along, for runs without sources: general remarks on artificial intelligence and on software. */
    static Material sample() {
        try (InputStream file = Material.class.getResourceAsStream(SAMPLE)) {
            if (file == null) {
                throw new IllegalStateException("the sample text is not in this application");
            }
            return new Material("bundled sample text", new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
