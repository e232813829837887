package dev.superstep.workflows.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void punctuation_is_no_part_of_a_word() {
        assertThat(Words.of("Terrible,, \"well-known\": it's the admin's/owner’s - (really)!"))
                .containsExactly("Terrible", "well-known", "it's", "the", "admin's", "owner’s", "really");
    }

    @Test
    void words_are_of_any_script() {
        assertThat(Words.of("straße, naïve Ωμέγα 漢字 x2 snake_case"))
                .containsExactly("straße", "naïve", "Ωμέγα", "漢字", "x2", "snake_case");
    }

    @Test
    void a_text_of_blanks_and_marks_has_no_words() {
        assertThat(Words.of(" -- ... '' \n")).isEmpty();
    }

    @Test
    void only_whole_words_are_found_in_any_case() {
        assertThat(Words.anyOf("a PRO user", "premium", "pro")).isTrue();
        assertThat(Words.anyOf("a process", "premium", "pro")).isFalse();
    }
}
