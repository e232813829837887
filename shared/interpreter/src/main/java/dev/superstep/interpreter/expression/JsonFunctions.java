package dev.superstep.interpreter.expression;

import dev.superstep.json.Json;
import dev.superstep.json.JsonException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The intrinsic functions on JSON. */
final class JsonFunctions {
    private JsonFunctions() {}

    /** The service merges shallowly only, and wants to be told that this is known. */
    static Object merge(Arguments arguments) {
        if (arguments.truth(2)) {
            throw arguments.failure("only the shallow merge is there: the third argument is false");
        }
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(arguments.object(0));
        merged.putAll(arguments.object(1));
        return Collections.unmodifiableMap(merged);
    }

    static @Nullable Object parse(Arguments arguments) {
        try {
            return Json.parse(arguments.text(0));
        } catch (JsonException e) {
            throw arguments.failure("the string is no JSON: " + e.getMessage());
        }
    }

    static Object print(Arguments arguments) {
        return Json.print(arguments.value(0));
    }
}
