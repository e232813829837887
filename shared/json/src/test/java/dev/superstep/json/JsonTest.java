package dev.superstep.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void numbers_keep_what_was_written() {
        assertThat(Json.parse("1")).isEqualTo(1L);
        assertThat(Json.parse("1.0")).isEqualTo(new BigDecimal("1.0"));
        assertThat(Json.parse("1.00")).isEqualTo(new BigDecimal("1.00"));
        assertThat(Json.parse("-0")).isEqualTo(0L);
        assertThat(Json.parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(Json.parse("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(Json.parse("9223372036854775808")).isEqualTo(new BigDecimal("9223372036854775808"));
        assertThat(Json.parse("1e2")).isEqualTo(new BigDecimal("1E+2"));
    }

    @Test
    void a_decimal_that_prints_as_an_integer_is_one() {
        assertThat(Json.parse("1.0E1")).isEqualTo(10L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "0",
                "-12",
                "1.50",
                "1E+2",
                "1E-7",
                "123456789012345678901234567890",
                "\"\"",
                "\"é ü 字 🙂 / \\\" \\\\ \\n \\r \\t \\b \\f \\u0001 \\ud800\"",
                "[]",
                "{}",
                "[1,[],{},null]",
                "{\"b\":1,\"a\":{\"c\":[true,false]}}"
            })
    void compact_text_is_read_and_printed_unchanged_and_its_size_is_known(String text) {
        Object value = Json.parse(text);
        assertThat(Json.print(value)).isEqualTo(text);
        assertThat(Json.parse(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(value);
        assertThat(Json.parse(Json.pretty(value))).isEqualTo(value);
        assertThat(Json.sizeInBytes(value)).isEqualTo(Json.bytes(value).length);
        assertThat(Json.bytes(value)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void pretty_text_has_two_spaces_a_level() {
        assertThat(Json.pretty(Json.object("a", Json.list(1, Json.object()), "b", Json.list())))
                .isEqualTo("{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":null} | DUPLICATE_KEY | 1 | 8",
                "1 2                | TRAILING_TEXT | 1 | 3",
                "{} x               | TRAILING_TEXT | 1 | 4",
                "[1,                | SYNTAX        | 1 | 4",
                "{\"a\" 1}          | SYNTAX        | 1 | 6",
                "NaN                | SYNTAX        | 1 | 4",
                "Infinity           | SYNTAX        | 1 | 9",
                "01                 | SYNTAX        | 1 | 2",
                "1.                 | SYNTAX        | 1 | 2",
                "[1,]               | SYNTAX        | 1 | 4",
                "'a'                | SYNTAX        | 1 | 1",
                "// x               | SYNTAX        | 1 | 1",
                "``                 | SYNTAX        | 1 | 1",
            })
    void what_is_not_json_is_refused_with_a_code_and_a_place(String text, String code, int line, int column) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOfSatisfying(JsonException.class, e -> {
            assertThat(e.code()).isEqualTo(JsonException.Code.valueOf(code));
            assertThat(e).hasMessageStartingWith(code + ": ");
            assertThat(e.line()).isEqualTo(line);
            assertThat(e.column()).isEqualTo(column);
        });
    }

    @Test
    void nesting_has_a_limit_when_read_printed_and_measured() {
        String deepest = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);
        assertThat(Json.print(Json.parse(deepest))).isEqualTo(deepest);
        List<Object> tooDeep = Json.list(Json.parse(deepest));
        refused(JsonException.Code.TOO_DEEP, () -> Json.parse("[" + deepest + "]"));
        refused(JsonException.Code.TOO_DEEP, () -> Json.print(tooDeep));
        refused(JsonException.Code.TOO_DEEP, () -> Json.pretty(tooDeep));
        refused(JsonException.Code.TOO_DEEP, () -> Json.sizeInBytes(tooDeep));
    }

    @Test
    void a_number_without_end_is_refused() {
        refused(JsonException.Code.TOO_LONG, () -> Json.parse("1".repeat(2000)));
    }

    @Test
    void only_core_values_are_printed() {
        refused(JsonException.Code.NOT_JSON, () -> Json.print(1));
        refused(JsonException.Code.NOT_JSON, () -> Json.print(1.0));
        refused(JsonException.Code.NOT_JSON, () -> Json.print(Map.of(1L, 2L)));
        refused(JsonException.Code.NOT_JSON, () -> Json.sizeInBytes(List.of('c')));
    }

    @Test
    void values_are_unmodifiable() {
        assertThatThrownBy(() -> Json.parseObject("{\"a\":[1]}").put("b", 1L))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Json.asList(Json.parse("[1]")).add(2L))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void java_values_become_core_values() {
        Map<String, Object> loose = new LinkedHashMap<>();
        loose.put("i", 1);
        loose.put("d", 1.0);
        loose.put("b", BigInteger.TEN);
        loose.put("l", new Object[] {(short) 2, null});
        loose.put("e", JsonException.Code.SYNTAX);
        assertThat(Json.valueOf(loose))
                .isEqualTo(Json.parse("{\"i\":1,\"d\":1.0,\"b\":10,\"l\":[2,null],\"e\":\"SYNTAX\"}"));
        refused(JsonException.Code.NOT_JSON, () -> Json.valueOf(Double.NaN));
        refused(JsonException.Code.NOT_JSON, () -> Json.valueOf(new Object()));
    }

    @Test
    void another_type_than_the_one_asked_for_is_refused() {
        refused(JsonException.Code.WRONG_TYPE, () -> Json.parseObject("[]"));
        refused(JsonException.Code.WRONG_TYPE, () -> Json.asList(null));
    }

    @Test
    void random_values_survive_printing_and_reading_and_are_measured_right() {
        Random random = new Random(20261101);
        for (int i = 0; i < 3000; i++) {
            Object value = randomValue(random, 4);
            assertThat(Json.parse(Json.print(value))).isEqualTo(value);
            assertThat(Json.parse(Json.bytes(value))).isEqualTo(value);
            assertThat(Json.parse(Json.pretty(value))).isEqualTo(value);
            assertThat(Json.sizeInBytes(value)).isEqualTo(Json.bytes(value).length);
        }
    }

    private static Object randomValue(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> Json.valueOf(new BigDecimal(new BigInteger(random.nextInt(90), random), random.nextInt(-9, 9)));
            case 4, 5 -> randomText(random);
            case 6 -> Json.list(randomValue(random, depth - 1), randomValue(random, depth - 1));
            default ->
                Json.object(
                        "a" + random.nextInt(9),
                        randomValue(random, depth - 1),
                        "é字🙂".substring(0, random.nextInt(3)),
                        randomValue(random, depth - 1));
        };
    }

    private static String randomText(Random random) {
        int[] ranges = {0x20, 0x80, 0x800, 0x10000, 0x110000};
        int[] points = random.ints(random.nextInt(6))
                .map(r -> Math.floorMod(r, ranges[Math.floorMod(r >> 3, ranges.length)]))
                .toArray();
        StringBuilder text = new StringBuilder();
        Arrays.stream(points).forEach(text::appendCodePoint);
        return text.toString();
    }

    private static void refused(JsonException.Code code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        JsonException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void chunks_are_the_text_and_tear_no_character_apart() {
        Map<String, Object> value = Json.object(
                "short", "a", "long", "x" + "\uD83D\uDE00\n".repeat(20_000), "list", Collections.nCopies(9_000, 1L));
        List<String> chunks = new ArrayList<>();

        Json.print(value, chunks::add);

        assertThat(String.join("", chunks)).isEqualTo(Json.print(value));
        assertThat(chunks).hasSizeGreaterThan(8).allSatisfy(chunk -> {
            assertThat(chunk.length()).isLessThan(40_000);
            assertThat(new String(chunk.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(chunk);
        });
    }

    @Test
    void the_beginning_of_a_value_is_that_of_its_text() {
        Map<String, Object> value =
                Json.object("a", "x".repeat(100), "b", Json.list(1L, "y".repeat(20_000)), "c", true);
        String text = Json.print(value);

        for (int most : List.of(0, 1, 3, 100, 110, 150, 20_000, 20_110, 20_120, 30_000)) {
            assertThat(Json.beginning(value, most))
                    .as("%d", most)
                    .isEqualTo(text.substring(0, Math.min(most, text.length())));
        }
    }
}
