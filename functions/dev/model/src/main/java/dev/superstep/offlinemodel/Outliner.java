package dev.superstep.offlinemodel;

import dev.superstep.offlinemodel.Outline.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes an outline of sentences: the best first and last, the others by what they are like. */
final class Outliner {
    private static final int SECTIONS = 3;
    private static final int POINTS = 3;
    private static final int TAKEAWAYS = 3;
    private static final int SHORTEST_WORD = 5;

    /** Say nothing in a heading. */
    private static final List<String> STOP = List.of(
            "about",
            "above",
            "after",
            "again",
            "against",
            "along",
            "already",
            "although",
            "always",
            "another",
            "because",
            "become",
            "before",
            "being",
            "below",
            "between",
            "cannot",
            "could",
            "doing",
            "during",
            "early",
            "every",
            "first",
            "found",
            "given",
            "having",
            "however",
            "itself",
            "known",
            "later",
            "least",
            "longer",
            "might",
            "never",
            "other",
            "others",
            "ought",
            "quite",
            "rather",
            "really",
            "shall",
            "should",
            "since",
            "small",
            "still",
            "such",
            "their",
            "theirs",
            "them",
            "themselves",
            "there",
            "these",
            "thing",
            "things",
            "those",
            "through",
            "today",
            "under",
            "until",
            "using",
            "wants",
            "where",
            "whether",
            "which",
            "while",
            "whose",
            "whole",
            "within",
            "without",
            "would",
            "write",
            "written",
            "often",
            "sooner");

    private final List<String> sentences;
    private final Ranking ranking;

    private Outliner(List<String> sentences, Ranking ranking) {
        this.sentences = sentences;
        this.ranking = ranking;
    }

    static Outline outline(String title, List<String> sentences, Ranking ranking) {
        return new Outliner(sentences, ranking).outline(title);
    }

    private Outline outline(String title) {
        List<Integer> best = ranking.best(ranking.all(), TAKEAWAYS);
        List<Integer> ends = best.subList(0, Math.min(2, best.size()));
        List<Integer> rest =
                ranking.all().stream().filter(place -> !ends.contains(place)).toList();
        List<Section> sections = new ArrayList<>();
        sections.add(section(Outline.INTRODUCTION, ends.stream().limit(1).toList()));
        groups(rest).forEach(group -> sections.add(section(heading(title, group), group)));
        sections.add(section(Outline.CONCLUSION, ends.stream().skip(1).toList()));
        sections.add(section(Outline.TAKEAWAYS, best));
        return new Outline(
                title, sections.stream().filter(one -> !one.points().isEmpty()).toList());
    }

    private Section section(String heading, List<Integer> places) {
        return new Section(heading, places.stream().map(sentences::get).toList());
    }

    /** Around sentences that are unlike each other, those that are like them; in the order of the text. */
    private List<List<Integer>> groups(List<Integer> places) {
        List<Integer> seeds = ranking.best(places, SECTIONS);
        Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
        seeds.stream().sorted().forEach(seed -> groups.put(seed, new ArrayList<>(List.of(seed))));
        places.stream()
                .filter(place -> !seeds.contains(place))
                .forEach(place -> groups.getOrDefault(ranking.mostLike(place, seeds), new ArrayList<>())
                        .add(place));
        return groups.values().stream()
                .map(group -> ranking.best(group, POINTS).stream().sorted().toList())
                .toList();
    }

    /** The two longer words of the group that say most of it, and least of the rest. */
    private String heading(String title, List<Integer> group) {
        List<String> titled = words(title).toList();
        String heading = group.stream()
                .flatMap(place -> words(sentences.get(place)))
                .distinct()
                .filter(word -> !titled.contains(word))
                .sorted(Comparator.comparingDouble((String word) -> -ranking.marks(word, group)))
                .limit(2)
                .collect(Collectors.joining(" and "));
        return heading.isEmpty() ? "More" : heading.substring(0, 1).toUpperCase(Locale.ROOT) + heading.substring(1);
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split("[^\\p{L}]+"))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !STOP.contains(word));
    }
}
