package dev.superstep.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project's files and its Markdown pages, as far as tests look into them. */
final class Pages {
    /** The repository, as seen from this module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

    private Pages() {}

    static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file under version control. */
    static List<String> tracked() {
        try {
            Process git = new ProcessBuilder("git", "ls-files")
                    .directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> files = git.inputReader().lines().toList();
            if (git.waitFor() != 0) {
                throw new IllegalStateException("git ls-files failed in " + ROOT);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The contents of the fenced blocks of {@code language} in {@code text}, in order. */
    static List<String> blocks(String text, String language) {
        List<String> blocks = new ArrayList<>();
        for (Matcher fence = FENCE.matcher(text); fence.find(); ) {
            if (fence.group(1).equals(language)) {
                blocks.add(fence.group(2));
            }
        }
        return blocks;
    }

    /** The entries of a section of {@code docs/errors.md}, by heading. */
    static Map<String, String> entries(String section) {
        return parts(parts(read("docs/errors.md"), "##").get(section), "###");
    }

    /** The parts of {@code text} that begin with a heading of {@code marks}, such as {@code ##}, by heading. */
    static Map<String, String> parts(String text, String marks) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split("(?m)^" + marks + " ", -1)) {
            int line = part.indexOf('\n');
            if (parts.put(part.substring(0, line), part.substring(line + 1)) != null) {
                throw new IllegalStateException("two headings are " + part.substring(0, line));
            }
        }
        parts.remove(parts.keySet().iterator().next());
        return parts;
    }
}
