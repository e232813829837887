package dev.superstep.offlinemodel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The outline of a text in Markdown: a title, and sections with their points.
 *
 * @param title of the text
 * @param sections in their order
 */
record Outline(String title, List<Section> sections) {
    static final String INTRODUCTION = "Introduction";
    static final String CONCLUSION = "Conclusion";
    static final String TAKEAWAYS = "Key takeaways";

    Outline {
        sections = List.copyOf(sections);
    }

    /**
     * A section.
     *
     * @param heading what it is called
     * @param points a sentence each
     */
    record Section(String heading, List<String> points) {
        Section {
            points = List.copyOf(points);
        }
    }

    /** The sections that stand in {@code lines} as {@link #print} writes them; none if there are none. */
    static List<Section> sections(List<String> lines) {
        List<Section> sections = new ArrayList<>();
        List<String> points = new ArrayList<>();
        String heading = "";
        for (String line : lines) {
            String text = line.strip();
            if (text.startsWith("## ")) {
                add(sections, heading, points);
                heading = Sentences.unmarked(text);
                points.clear();
            } else if (text.startsWith("- ") && !heading.isEmpty()) {
                points.add(Sentences.unmarked(text));
            }
        }
        add(sections, heading, points);
        return sections;
    }

    private static void add(List<Section> sections, String heading, List<String> points) {
        if (!heading.isEmpty() && !points.isEmpty()) {
            sections.add(new Section(heading, points));
        }
    }

    /** As Markdown. */
    String print() {
        return sections.stream()
                .map(section -> section.points().stream()
                        .map(point -> "- " + point)
                        .collect(Collectors.joining("\n", "## " + section.heading() + "\n", "")))
                .collect(Collectors.joining("\n\n", "# " + title + "\n\n", ""));
    }
}
