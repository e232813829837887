package dev.superstep.offlinemodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a prompt wants, and the text that it is to be made of.
 *
 * <p>Prompts are taken for what they are nearly always: an order in the first line, texts behind labels, wishes as a list, and a
 * last line that says what is to come ({@code Summary:}). Orders and wishes are not text.
 *
 * @param kind what is wanted
 * @param topic what it is about; empty if the prompt does not say
 * @param text the lines that are text, as they stand
 * @param sentences how many are asked for, where the prompt says
 */
record Task(Kind kind, String topic, List<String> text, int sentences) {
    private static final int USUAL_SENTENCES = 3;
    private static final int MOST_SENTENCES = 20;

    private static final Pattern WISHES = Pattern.compile(
            "(?i)\\s*(include|requirements|improvements to make|rules|guidelines|format|style)\\s*:\\s*");
    private static final Pattern LABEL = Pattern.compile(
            "(?i)\\s*(?<label>based on (this|the) \\w+|follow (this|the) outline"
                    + "|use (this|the) \\w+|research findings for|key points|sources|title|content|text|article)\\s*:\\s*(?<rest>.*)");
    private static final Pattern TOPIC = Pattern.compile("(?i)[^:]*\\babout\\s*:\\s*(?<topic>.+)");
    private static final Pattern HOW_MANY =
            Pattern.compile("(?i)(?:\\d+\\s*(?:-|–|to)\\s*)?(?<most>\\d{1,3}) sentences?");
    private static final Pattern LIST = Pattern.compile("\\s*[-*•].*");

    Task {
        text = List.copyOf(text);
    }

    /** What can be wanted. */
    enum Kind {
        OUTLINE,
        DRAFT,
        REVIEW,
        SUMMARY
    }

    /** What {@code prompt} wants; a summary, if it is of no known form. */
    static Task of(String prompt) {
        List<String> lines = new ArrayList<>(
                prompt.strip().lines().map(String::stripTrailing).toList());
        String order = lines.isEmpty() ? "" : lines.getFirst().strip();
        String last = lines.isEmpty() ? "" : lines.getLast().strip();
        boolean labelled = lines.size() > 1 && last.endsWith(":");
        Parts parts = new Parts();
        List<String> body = lines.size() < 2 ? lines : lines.subList(1, lines.size() - (labelled ? 1 : 0));
        body.forEach(parts::add);
        Matcher about = TOPIC.matcher(order);
        return new Task(
                kind(order.toLowerCase(Locale.ROOT), labelled ? last.toLowerCase(Locale.ROOT) : ""),
                about.matches() ? about.group("topic").strip() : parts.topic,
                parts.text,
                howMany(order));
    }

    private static Kind kind(String order, String last) {
        if (last.contains("outline")) {
            return Kind.OUTLINE;
        }
        if (order.startsWith("review") || order.startsWith("proofread")) {
            return Kind.REVIEW;
        }
        return last.contains("post") || last.contains("draft") ? Kind.DRAFT : Kind.SUMMARY;
    }

    private static int howMany(String order) {
        Matcher number = HOW_MANY.matcher(order);
        return number.find() ? Math.clamp(Long.parseLong(number.group("most")), 1, MOST_SENTENCES) : USUAL_SENTENCES;
    }

    /** Takes the lines of a prompt one after the other. Not thread-safe. */
    private static final class Parts {
        private final List<String> text = new ArrayList<>();
        private String topic = "";
        private boolean inWishes;

        void add(String line) {
            if (WISHES.matcher(line).matches()) {
                inWishes = true;
                return;
            }
            if (inWishes && (line.isBlank() || LIST.matcher(line).matches())) {
                return;
            }
            inWishes = false;
            Matcher label = LABEL.matcher(line);
            if (!label.matches()) {
                text.add(line);
                return;
            }
            switch (label.group("label").toLowerCase(Locale.ROOT)) {
                case "title" -> topic = label.group("rest");
                case "sources", "research findings for" -> {}
                // What stands behind a label may have one of its own.
                default -> add(label.group("rest"));
            }
        }
    }
}
