package dev.superstep.offlinemodel;

import dev.superstep.offlinemodel.Outline.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes an outline out: a paragraph for each section, with what else the material says about it. */
final class Draft {
    private static final int MOST_ADDED = 4;

    private final Outline outline;
    private final List<String> sentences;
    private final Ranking ranking;

    private Draft(Outline outline, List<String> sentences, Ranking ranking) {
        this.outline = outline;
        this.sentences = sentences;
        this.ranking = ranking;
    }

    /**
     * In Markdown.
     *
     * @param outline whose points are among {@code sentences}
     * @param sentences all that there are
     * @param ranking of these sentences
     */
    static String write(Outline outline, List<String> sentences, Ranking ranking) {
        return new Draft(outline, sentences, ranking).write();
    }

    private String write() {
        Map<Section, List<Integer>> added = added();
        return outline.sections().stream()
                .map(section ->
                        "## " + section.heading() + "\n\n" + text(section, added.getOrDefault(section, List.of())))
                .collect(Collectors.joining("\n\n", "# " + outline.title() + "\n\n", "\n"));
    }

    private String text(Section section, List<Integer> added) {
        if (section.heading().equals(Outline.TAKEAWAYS)) {
            return section.points().stream().map(point -> "- " + point).collect(Collectors.joining("\n"));
        }
        List<String> paragraph = new ArrayList<>(section.points());
        added.forEach(place -> paragraph.add(sentences.get(place)));
        return String.join(" ", paragraph);
    }

    /** What is in no section yet goes to that with the most similar point; introduction and conclusion stay short. */
    private Map<Section, List<Integer>> added() {
        Map<Integer, Section> homes = new LinkedHashMap<>();
        outline.sections().stream()
                .filter(section -> !List.of(Outline.INTRODUCTION, Outline.CONCLUSION, Outline.TAKEAWAYS)
                        .contains(section.heading()))
                .forEach(section -> places(section).forEach(place -> homes.put(place, section)));
        List<Integer> taken = outline.sections().stream()
                .flatMap(section -> places(section).stream())
                .toList();
        Map<Section, List<Integer>> added = new LinkedHashMap<>();
        if (!homes.isEmpty()) {
            List<Integer> points = List.copyOf(homes.keySet());
            ranking.all().stream()
                    .filter(place -> !taken.contains(place))
                    .forEach(place -> added.computeIfAbsent(
                                    homes.get(ranking.mostLike(place, points)), section -> new ArrayList<>())
                            .add(place));
        }
        added.replaceAll((section, places) ->
                ranking.best(places, MOST_ADDED).stream().sorted().toList());
        return added;
    }

    private List<Integer> places(Section section) {
        return section.points().stream()
                .map(sentences::indexOf)
                .filter(place -> place >= 0)
                .toList();
    }
}
