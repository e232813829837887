package dev.superstep.offlinemodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Sentences by how much they say of the others and of a topic.
 *
 * <pre>
 *   score     = mean likeness to all others + likeness to the topic
 *   next pick = the largest of score − likeness to what was picked before
 * </pre>
 *
 * Likeness is the cosine of embeddings. The second line is maximal marginal relevance (Carbonell and Goldstein, 1998), with
 * which no two picks say the same. Complexity: quadratic in the number of sentences, which the caller bounds. Immutable.
 */
final class Ranking {
    private final List<float[]> embeddings;
    private final double[] scores;
    private final Function<String, float[]> embed;

    /**
     * @param topic may be empty
     * @param embed gives a vector of length 1
     */
    Ranking(List<String> sentences, String topic, Function<String, float[]> embed) {
        this.embed = embed;
        this.embeddings = sentences.stream().map(embed).toList();
        double[] own = topic.isBlank() ? new double[sentences.size()] : likenessTo(embed.apply(topic));
        this.scores = IntStream.range(0, sentences.size())
                .mapToDouble(i -> own[i] + mean(i))
                .toArray();
    }

    /** The places of up to {@code most} of {@code candidates}, the best first. */
    List<Integer> best(List<Integer> candidates, int most) {
        List<Integer> left = new ArrayList<>(candidates);
        List<Integer> picked = new ArrayList<>();
        while (picked.size() < most && !left.isEmpty()) {
            Integer next = left.stream()
                    .max(Comparator.comparingDouble((Integer i) -> scores[i] - nearest(i, picked))
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            left.removeIf(next::equals);
            picked.add(next);
        }
        return List.copyOf(picked);
    }

    /** All places. */
    List<Integer> all() {
        return IntStream.range(0, scores.length).boxed().toList();
    }

    /** Which of {@code others} is most like the sentence at {@code place}; the first of equal ones. */
    int mostLike(int place, List<Integer> others) {
        return others.stream()
                .max(Comparator.comparingDouble((Integer other) -> likeness(place, other))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** How much a word is one of these sentences rather than of all. */
    double marks(String word, List<Integer> places) {
        double[] likeness = likenessTo(embed.apply(word));
        return places.stream().mapToDouble(place -> likeness[place]).average().orElse(0)
                - Arrays.stream(likeness).average().orElse(0) / 2;
    }

    private double nearest(int place, List<Integer> others) {
        return others.stream()
                .mapToDouble(other -> likeness(place, other))
                .max()
                .orElse(0);
    }

    private double mean(int place) {
        return IntStream.range(0, embeddings.size())
                .filter(other -> other != place)
                .mapToDouble(other -> likeness(place, other))
                .average()
                .orElse(0);
    }

    private double likeness(int one, int other) {
        return dot(embeddings.get(one), embeddings.get(other));
    }

    private double[] likenessTo(float[] vector) {
        return embeddings.stream().mapToDouble(one -> dot(one, vector)).toArray();
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
