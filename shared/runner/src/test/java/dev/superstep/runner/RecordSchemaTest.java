package dev.superstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordSchemaTest {
    enum Colour {
        RED,
        GREEN;

        @Override
        public String toString() {
            return "the colour " + name();
        }
    }

    record Inner(String someName, @Nullable Inner next) {}

    record Scalars(
            String text,
            int count,
            @Nullable Double ratio,
            BigDecimal amount,
            boolean flag,
            Colour colour,
            Instant at,
            Duration within,
            Object anything) {}

    record Nested(List<String> names, List<Inner> inners, Map<String, Long> counts) {}

    private static String schema(Class<?> type) {
        return Json.print(new JacksonRecordMapper().schema(type));
    }

    @Test
    void a_scalar_has_the_type_that_the_mapper_takes() {
        assertThat(schema(Scalars.class)).isEqualToIgnoringWhitespace("""
                {"type": "object", "properties": {
                  "text": {"type": "string"},
                  "count": {"type": "integer"},
                  "ratio": {"type": "number"},
                  "amount": {"type": "number"},
                  "flag": {"type": "boolean"},
                  "colour": {"type": "string", "enum": ["RED", "GREEN"]},
                  "at": {"type": "string", "format": "date-time"},
                  "within": {"type": "string", "format": "duration"},
                  "anything": {}},
                 "required": ["text", "count", "amount", "flag", "colour", "at", "within", "anything"],
                 "additionalProperties": false}""");
    }

    @Test
    void lists_maps_and_records_are_described_to_the_bottom_and_a_record_in_itself_only_once() {
        assertThat(schema(Nested.class)).isEqualToIgnoringWhitespace("""
                {"type": "object", "properties": {
                  "names": {"type": "array", "items": {"type": "string"}},
                  "inners": {"type": "array", "items": {"type": "object",
                    "properties": {"some_name": {"type": "string"}, "next": {"type": "object"}},
                    "required": ["some_name"], "additionalProperties": false}},
                  "counts": {"type": "object", "additionalProperties": {"type": "integer"}}},
                 "required": ["names", "inners", "counts"], "additionalProperties": false}""");
    }
}
