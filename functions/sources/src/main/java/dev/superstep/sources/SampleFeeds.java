package dev.superstep.sources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The feeds that come with this module, for trying things without a network. All in them is made up. */
final class SampleFeeds {
    private static final List<String> NAMES = List.of("ai-wire", "lab-notes", "market-watch");

    private SampleFeeds() {}

    /** Their names. */
    static List<String> names() {
        return NAMES;
    }

    /** The sample called {@code name}, if there is one. */
    static Optional<Feed> named(String name) {
        return NAMES.contains(name)
                ? Optional.of(FeedReader.read(name, Optional.empty(), read(name)))
                : Optional.empty();
    }

    private static String read(String name) {
        try (InputStream file = SampleFeeds.class.getResourceAsStream("samples/" + name + ".xml")) {
            if (file == null) {
                throw new IllegalStateException("the sample \"" + name + "\" is not in this application");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
