package dev.superstep.workflows.news;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The newsletter in Markdown: a section a category, in the order of the articles, and what did not work at the end.
 *
 * <p>Titles, names and summaries come from strangers, so they are put in as text: they can neither set a link nor a heading.
 */
final class Newsletter {
    private static final String NO_SUMMARY = "*There is no summary of this article.*";

    private Newsletter() {}

    static String of(Instant now, List<Summary> articles, List<Note> notes) {
        List<String> lines = new ArrayList<>();
        lines.add("# AI News Weekly Summary");
        lines.add("Generated on: " + LocalDate.ofInstant(now, ZoneOffset.UTC));
        lines.add("");
        byCategory(articles).forEach((category, filed) -> {
            lines.add(
                    "## " + Category.valueOf(category.toUpperCase(Locale.ROOT)).heading());
            filed.forEach(article -> lines.addAll(article(article)));
        });
        if (!notes.isEmpty()) {
            lines.add("## Notes");
            notes.forEach(note -> lines.add("- " + plain(note.about()) + ": " + plain(note.reason())));
            lines.add("");
        }
        return String.join("\n", lines);
    }

    private static Map<String, List<Summary>> byCategory(List<Summary> articles) {
        Map<String, List<Summary>> filed = new LinkedHashMap<>();
        articles.forEach(one -> filed.computeIfAbsent(one.category(), category -> new ArrayList<>())
                .add(one));
        return filed;
    }

    private static List<String> article(Summary article) {
        String source = plain(article.source());
        String link = article.link();
        String summary = article.summary();
        return List.of(
                "### " + plain(article.title()),
                "*Source: " + (link == null ? source : "[" + source + "](" + address(link) + ")") + "*",
                summary == null ? NO_SUMMARY : plain(summary),
                "");
    }

    /** On one line, and with a backslash before whatever means something in Markdown or HTML. */
    private static String plain(String text) {
        return text.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("[\\\\`*_\\[\\]<>|~]", "\\\\$0")
                // At the beginning of a line only, where they make a heading, a list or a quotation.
                .replaceFirst("^([#+>-]|\\d+[.)])", "\\\\$1");
    }

    /** A parenthesis would end the link. */
    private static String address(String link) {
        return link.replace("(", "%28").replace(")", "%29");
    }
}
