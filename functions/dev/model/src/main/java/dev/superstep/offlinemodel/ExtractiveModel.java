package dev.superstep.offlinemodel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers a prompt with sentences out of it, picked by embeddings, in the form that the prompt asks for. The same prompt has
 * the same answer. Looks at the first {@value #MOST_SENTENCES} sentences. Thread-safe.
 */
final class ExtractiveModel {
    static final int MOST_SENTENCES = 200;

    /** A run asks several times about the same text. */
    private static final int REMEMBERED = 1_000;

    private final Function<String, float[]> embedding;
    private final Map<String, float[]> known =
            Collections.synchronizedMap(new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
                    return size() > REMEMBERED;
                }
            });

    /** @param embedding gives for a sentence a vector of length 1 */
    ExtractiveModel(Function<String, float[]> embedding) {
        this.embedding = embedding;
    }

    /** The answer; never empty. */
    String answer(String prompt) {
        Task task = Task.of(prompt);
        return switch (task.kind()) {
            case REVIEW -> Proofreading.of(task.text());
            case SUMMARY -> summary(task);
            case OUTLINE -> outline(task, sentences(task)).print();
            case DRAFT -> draft(task);
        };
    }

    private String summary(Task task) {
        List<String> sentences = sentences(task);
        Ranking ranking = rank(task, sentences);
        String summary = ranking.best(ranking.all(), task.sentences()).stream()
                .sorted()
                .map(sentences::get)
                .collect(Collectors.joining(" "));
        return Stream.of(summary, task.topic(), "The prompt has no text to summarize.")
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseThrow();
    }

    private Outline outline(Task task, List<String> sentences) {
        return Outliner.outline(title(task), sentences, rank(task, sentences));
    }

    private String draft(Task task) {
        List<String> sentences = sentences(task);
        List<Outline.Section> given = Outline.sections(task.text());
        Outline outline = given.isEmpty() ? outline(task, sentences) : new Outline(title(task), given);
        return Draft.write(outline, sentences, rank(task, sentences));
    }

    private static String title(Task task) {
        return task.topic().isBlank() ? "Untitled" : task.topic();
    }

    private static List<String> sentences(Task task) {
        return Sentences.of(task.text()).stream().limit(MOST_SENTENCES).toList();
    }

    private Ranking rank(Task task, List<String> sentences) {
        return new Ranking(sentences, task.topic(), this::embed);
    }

    /** Beside the lock, so that two prompts can be worked on; the same sentence twice does no harm. */
    private float[] embed(String sentence) {
        float[] vector = known.get(sentence);
        if (vector == null) {
            vector = embedding.apply(sentence);
            known.put(sentence, vector);
        }
        return vector;
    }
}
