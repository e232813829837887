package dev.superstep.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {
    /** A Choice whose rules lead to the states 1, 2, 3, and which gives {@code 0} where none holds. */
    private static String chosen(String input, String... rules) {
        StringBuilder choices = new StringBuilder();
        StringBuilder states = new StringBuilder();
        for (int i = 1; i <= rules.length; i++) {
            choices.append(choices.isEmpty() ? "" : ", ").append("{%s, \"Next\": \"%d\"}".formatted(rules[i - 1], i));
            states.append(", \"%1$d\": {\"Type\": \"Pass\", \"Result\": %1$d, \"End\": true}".formatted(i));
        }
        return Machine.of("""
                {"StartAt": "c", "States": {
                  "c": {"Type": "Choice", "Choices": [%s], "Default": "0"},
                  "0": {"Type": "Pass", "Result": 0, "End": true}%s}}""".formatted(choices, states)).outcome(input);
    }

    private static String less(int than) {
        return "\"Variable\": \"$.n\", \"NumericLessThan\": " + than;
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "10, 2", "50, 2", "100, 3", "1000, 0"})
    void the_first_rule_that_holds_decides_and_the_default_where_none_does(int n, String way) {
        assertThat(chosen("{\"n\": " + n + "}", less(10), less(100), less(1000)))
                .isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource({"true, true, 1", "true, false, 2", "false, true, 2", "false, false, 3"})
    void and_or_and_not_combine_what_holds(boolean a, boolean b, String way) {
        String both =
                "[{\"Variable\": \"$.a\", \"BooleanEquals\": true}, {\"Variable\": \"$.b\", \"BooleanEquals\": true}]";
        String input = "{\"a\": %s, \"b\": %s}".formatted(a, b);

        assertThat(chosen(
                        input,
                        "\"And\": " + both,
                        "\"Or\": " + both,
                        "\"Not\": {\"Variable\": \"$.a\", \"BooleanEquals\": true}"))
                .isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource({"a*c, abc, 1", "a*c, ac, 1", "a*c, ab, 0", "a*c, a, 0", "aba*ba, aba, 0", "*, '', 1"})
    void a_pattern_matches_from_end_to_end(String pattern, String text, String way) {
        assertThat(chosen("{\"t\": \"" + text + "\"}", "\"Variable\": \"$.t\", \"StringMatches\": \"" + pattern + "\""))
                .isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource({"'\"a\"', 1", "'1', 0", "null, 0", "'true', 0"})
    void a_value_of_another_type_does_not_hold(String json, String way) {
        assertThat(chosen("{\"v\": " + json + "}", "\"Variable\": \"$.v\", \"StringLessThan\": \"b\""))
                .isEqualTo(way);
    }
}
