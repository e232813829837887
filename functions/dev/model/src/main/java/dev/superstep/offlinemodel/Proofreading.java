package dev.superstep.offlinemodel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be put right in a text without understanding it: blanks, a sentence that stands there twice, a paragraph without an end
 * mark. Says at the end what it did. Not thread-safe.
 */
final class Proofreading {
    private final Set<String> seen = new LinkedHashSet<>();
    private int corrections;

    private Proofreading() {}

    /** {@code lines} as they stand but for that, and a last line that tells of it. */
    static String of(List<String> lines) {
        Proofreading reading = new Proofreading();
        List<String> read = new ArrayList<>();
        for (String line : lines) {
            String better = reading.line(line.strip());
            boolean secondBlank =
                    better.isEmpty() && (read.isEmpty() || read.getLast().isEmpty());
            if (!secondBlank) {
                read.add(better);
            }
        }
        return String.join("\n", read).strip() + "\n\n" + reading.note();
    }

    private String line(String line) {
        // The takeaways at the end are there to say things twice.
        if (line.isEmpty() || line.startsWith("#") || line.startsWith("- ")) {
            return line;
        }
        String better = Sentences.split(line.replaceAll("\\s+", " ")).stream()
                .filter(seen::add)
                .collect(Collectors.joining(" "));
        if (!better.isEmpty() && Character.isLetterOrDigit(better.charAt(better.length() - 1))) {
            better += ".";
        }
        corrections += better.equals(line) ? 0 : 1;
        return better;
    }

    private String note() {
        return "*Checked offline for blanks, repeated sentences and end marks: %d sentences, %d corrections. No language model has read this text.*"
                .formatted(seen.size(), corrections);
    }
}
