package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JacksonRecordMapperTest {
    enum Colour {
        RED
    }

    record Inner(String someName, int count) {}

    record All(
            String text,
            int count,
            long big,
            double ratio,
            boolean flag,
            Colour colour,
            Instant at,
            List<Inner> inners,
            Map<String, Object> anything,
            @Nullable String maybe) {}

    record Positive(int count) {
        Positive {
            if (count < 1) {
                throw new IllegalArgumentException("count must be positive");
            }
        }
    }

    private final JacksonRecordMapper mapper = new JacksonRecordMapper();
    private final All all = new All(
            "t",
            1,
            2L,
            0.5,
            true,
            Colour.RED,
            Instant.parse("2026-01-01T00:00:00Z"),
            List.of(new Inner("n", 3)),
            Map.of("k", 1L),
            null);

    @Test
    void a_record_becomes_core_json_and_comes_back_equal() {
        Map<String, Object> json = mapper.write(all);

        assertThat(json)
                .containsEntry("count", 1L)
                .containsEntry("ratio", new BigDecimal("0.5"))
                .containsEntry("at", "2026-01-01T00:00:00Z")
                .containsEntry("inners", List.of(Map.of("some_name", "n", "count", 3L)))
                .doesNotContainKey("maybe");
        assertThat(mapper.read(All.class, json)).isEqualTo(all);
    }

    @Test
    void every_problem_is_named() {
        Map<String, Object> json = new LinkedHashMap<>(mapper.write(all));
        json.remove("text");
        json.put("count", "1");
        json.put("flag", 1L);
        json.put("big", new BigDecimal("1.5"));
        json.put("inners", List.of(Map.of("some_name", "n", "count", 3L, "other", 1L)));

        assertThat(mapper.problems(All.class, json))
                .containsExactly(
                        "\"text\" is missing; it must be text",
                        "\"count\" must be a whole number; a string was found",
                        "\"big\" must be a whole number; 1.5 was found",
                        "\"flag\" must be true or false; 1 was found",
                        "\"inners[0].other\" is unknown");
    }

    @Test
    void an_unknown_key_is_a_problem_of_an_input_and_none_of_a_view() {
        Map<String, Object> json = new LinkedHashMap<>(mapper.write(all));
        json.put("more", 1L);

        assertThat(mapper.problems(All.class, json)).singleElement().asString().contains("\"more\" is unknown");
        assertThat(mapper.read(All.class, json)).isEqualTo(all);
    }

    @Test
    void text_takes_no_number() {
        assertThatThrownBy(() -> mapper.read(Inner.class, Map.of("some_name", 1L, "count", 1L)))
                .isInstanceOf(RecordMappingException.class)
                .hasMessageContaining("some_name");
    }

    @Test
    void a_partial_record_has_null_for_what_was_never_written_but_no_zero_for_a_primitive() {
        assertThat(mapper.readPartial(Inner.class, Map.of("count", 1L))).isEqualTo(new Inner(null, 1));
        assertThatThrownBy(() -> mapper.readPartial(Inner.class, Map.of("some_name", "n")))
                .isInstanceOf(RecordMappingException.class)
                .hasMessageContaining("count");
    }

    @Test
    void what_the_record_itself_refuses_is_refused_with_its_words() {
        assertThatThrownBy(() -> mapper.read(Positive.class, Map.of("count", 0L)))
                .isInstanceOf(RecordMappingException.class)
                .hasMessageContaining("count must be positive");
        assertThat(mapper.problems(Positive.class, Map.of("count", 0L)))
                .singleElement()
                .asString()
                .contains("count must be positive");
        assertThat(mapper.problems(Positive.class, Map.of("count", 1L))).isEmpty();
    }

    @Test
    void a_number_that_json_does_not_have_is_refused() {
        assertThatThrownBy(() -> mapper.write((Object) Double.NaN)).isInstanceOf(RuntimeException.class);
    }
}
