package dev.superstep.workflows.blog;

import dev.superstep.workflows.text.Words;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What materials say about a topic: the sentences that share most words with it, rare words weighing more, in the order in which
 * they stand.
 *
 * <pre>
 *   weight of a word = log((sentences + 1) / sentences with the word)
 * </pre>
 *
 * Complexity: linear in the length of the materials, but for the sorting of the sentences.
 *
 * @param topic what was looked for
 * @param sentences what was found; at most {@value #MOST}
 * @param materials the names of what was read
 */
record Findings(String topic, List<String> sentences, List<String> materials) {
    /** Sentences beyond these are not reported. */
    static final int MOST = 12;

    private static final int SHORTEST = 30;
    private static final int LONGEST = 500;
    private static final int SHORTEST_WORD = 2;

    Findings {
        sentences = List.copyOf(sentences);
        materials = List.copyOf(materials);
    }

    /** A sentence with the words that it is found by. */
    private record Sentence(int position, String text, Set<String> words) {}

    /** What {@code materials} say about {@code topic}; their first sentences if they say nothing. */
    static Findings of(String topic, List<Material> materials) {
        List<Sentence> all = sentences(materials);
        Map<String, Double> weights = weights(words(topic), all);
        List<String> best = all.stream()
                .sorted(Comparator.comparingDouble((Sentence one) -> -score(one, weights)))
                .limit(MOST)
                .sorted(Comparator.comparingInt(Sentence::position))
                .map(Sentence::text)
                .toList();
        return new Findings(topic, best, materials.stream().map(Material::name).toList());
    }

    /** As the prompts take it. */
    String text() {
        StringBuilder text =
                new StringBuilder("Research findings for: ").append(topic).append("\n\nKey points:\n");
        for (int i = 0; i < sentences.size(); i++) {
            text.append(i + 1).append(". ").append(sentences.get(i)).append('\n');
        }
        return text.append("\nSources: ").append(String.join("; ", materials)).toString();
    }

    private static List<Sentence> sentences(List<Material> materials) {
        Map<String, Sentence> sentences = new LinkedHashMap<>();
        for (Material material : materials) {
            for (String line : material.text().lines().toList()) {
                for (String text : split(line)) {
                    sentences.putIfAbsent(text, new Sentence(sentences.size(), text, words(text)));
                }
            }
        }
        return List.copyOf(sentences.values());
    }

    /** Headings and scraps are left out, and what is too long to be a sentence. */
    private static List<String> split(String line) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(line);
        List<String> found = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String text = line.substring(start, end).strip();
            if (text.length() >= SHORTEST && text.length() <= LONGEST && !text.startsWith("#")) {
                found.add(text);
            }
        }
        return found;
    }

    private static Set<String> words(String text) {
        return Words.of(text).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<String, Double> weights(Set<String> words, List<Sentence> all) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String word : words) {
            long with = all.stream().filter(one -> one.words().contains(word)).count();
            weights.put(word, with == 0 ? 0 : Math.log((all.size() + 1.0) / with));
        }
        return weights;
    }

    private static double score(Sentence sentence, Map<String, Double> weights) {
        return weights.entrySet().stream()
                .filter(weight -> sentence.words().contains(weight.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
