package dev.superstep.offlinemodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real embedding model. */
class ExtractiveModelTest {
    private static final List<String> GIVEN = Sentences.of(
            Prompts.RESEARCH.lines().filter(line -> line.matches("\\d.*")).toList());

    private final ExtractiveModel model = new ExtractiveModel(MiniLm::embed);

    @Test
    void an_outline_has_sections_of_points_that_stand_in_the_material() {
        String outline = model.answer(Prompts.outline());

        assertThat(outline).startsWith("# " + Prompts.TOPIC + "\n\n## Introduction\n- ");
        assertThat(headings(outline))
                .hasSize(6)
                .startsWith("## Introduction")
                .endsWith("## Conclusion", "## Key takeaways")
                .doesNotHaveDuplicates();
        assertThat(points(outline)).isNotEmpty().isSubsetOf(GIVEN);
    }

    @Test
    void a_draft_follows_the_outline_and_says_nothing_that_is_not_in_the_material() {
        String outline = model.answer(Prompts.outline());

        String draft = model.answer(Prompts.draft(outline));

        assertThat(draft).startsWith("# " + Prompts.TOPIC + "\n\n## Introduction\n\n");
        assertThat(headings(draft)).isEqualTo(headings(outline));
        assertThat(Sentences.of(draft.lines().toList())).isNotEmpty().isSubsetOf(GIVEN);
        assertThat(Sentences.of(draft.lines().toList()).size())
                .as("more than the points")
                .isGreaterThanOrEqualTo(
                        points(outline).stream().distinct().toList().size());
    }

    @Test
    void a_draft_without_an_outline_gets_one() {
        assertThat(headings(model.answer(Prompts.draft("none")))).contains("## Introduction", "## Conclusion");
    }

    @Test
    void a_review_keeps_the_post_and_says_what_was_checked() {
        String draft = """
                # A post

                ## One

                The first sentence  stands here. The first sentence stands here. It ends without a mark


                ## Key takeaways

                - The first sentence stands here.
                """;

        assertThat(model.answer(Prompts.review(draft))).isEqualTo("""
                # A post

                ## One

                The first sentence stands here. It ends without a mark.

                ## Key takeaways

                - The first sentence stands here.

                *Checked offline for blanks, repeated sentences and end marks: 2 sentences, 1 corrections. No language model has read this text.*""");
    }

    @Test
    void a_summary_is_of_the_sentences_that_say_most_in_their_order() {
        List<String> beside = List.of("The weather was fine on the day of the visit.", "Lunch was served at noon.");
        String content = String.join(
                " ", Stream.concat(GIVEN.stream().limit(5), beside.stream()).toList());

        String summary = model.answer(Prompts.summary("Hospitals learn to trust machines", content));

        List<String> picked = Sentences.split(summary);
        assertThat(picked).hasSize(3).isSubsetOf(GIVEN).doesNotContainAnyElementsOf(beside);
        assertThat(picked).isEqualTo(GIVEN.stream().filter(picked::contains).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Hello", "Summary:", "Title: A\nSummary:", "Summarize this:\n\nContent:\n\nSummary:", "x: y"
            })
    void every_prompt_has_an_answer(String prompt) {
        assertThat(model.answer(prompt)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"about: A\nOutline:", "Review this:\nFinal blog post:", "about: A\nBlog post:"})
    void a_prompt_without_material_is_no_fault(String prompt) {
        assertThat(model.answer("Write " + prompt)).isNotBlank();
    }

    @Test
    void the_same_prompt_has_the_same_answer() {
        String first = model.answer(Prompts.outline());

        assertThat(new ExtractiveModel(MiniLm::embed).answer(Prompts.outline())).isEqualTo(first);
    }

    @Test
    void a_long_text_is_read_to_a_limit() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            text.append("Sentence number ").append(i).append(" is one of very many. ");
        }

        String summary = new ExtractiveModel(sentence -> {
                    assertThat(sentence).doesNotContain("number " + ExtractiveModel.MOST_SENTENCES + " ");
                    return new float[] {1};
                })
                .answer(Prompts.summary("", text.toString()));

        assertThat(Sentences.split(summary)).hasSize(3);
    }

    private static List<String> headings(String text) {
        return text.lines().filter(line -> line.startsWith("## ")).toList();
    }

    private static List<String> points(String text) {
        return text.lines()
                .filter(line -> line.startsWith("- "))
                .map(Sentences::unmarked)
                .toList();
    }
}
