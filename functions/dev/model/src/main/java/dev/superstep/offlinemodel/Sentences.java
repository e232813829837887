package dev.superstep.offlinemodel;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes text apart into sentences. */
final class Sentences {
    /** What stands before an item of a list, or a heading. */
    private static final Pattern MARK = Pattern.compile("^\\s*(?:[-*•]|#{1,6}|\\d{1,3}[.)])\\s+");

    private static final int FEWEST_WORDS = 3;

    private Sentences() {}

    /** The different sentences of {@code lines}, in their order; headings and scraps are none. */
    static List<String> of(List<String> lines) {
        Set<String> sentences = new LinkedHashSet<>();
        for (String line : lines) {
            if (!line.strip().startsWith("#")) {
                split(unmarked(line)).stream().filter(Sentences::isOne).forEach(sentences::add);
            }
        }
        return List.copyOf(sentences);
    }

    /** The sentences of one line. */
    static List<String> split(String line) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(line);
        List<String> sentences = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String sentence = line.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }

    /** {@code line} without what makes it an item or a heading. */
    static String unmarked(String line) {
        return MARK.matcher(line).replaceFirst("").strip();
    }

    private static boolean isOne(String sentence) {
        return sentence.split("\\s+").length >= FEWEST_WORDS;
    }
}
