package dev.superstep.interpreter.expression;

import org.jspecify.annotations.Nullable;

/** The intrinsic functions of the language, but for {@link FormatCall States.Format}. */
enum Function {
    ARRAY("States.Array", 0, Integer.MAX_VALUE, Arguments::all),
    ARRAY_PARTITION("States.ArrayPartition", 2, 2, ArrayFunctions::partition),
    ARRAY_CONTAINS("States.ArrayContains", 2, 2, ArrayFunctions::contains),
    ARRAY_RANGE("States.ArrayRange", 3, 3, ArrayFunctions::range),
    ARRAY_GET_ITEM("States.ArrayGetItem", 2, 2, ArrayFunctions::item),
    ARRAY_LENGTH("States.ArrayLength", 1, 1, ArrayFunctions::length),
    ARRAY_UNIQUE("States.ArrayUnique", 1, 1, ArrayFunctions::unique),
    BASE64_ENCODE("States.Base64Encode", 1, 1, TextFunctions::base64Encode),
    BASE64_DECODE("States.Base64Decode", 1, 1, TextFunctions::base64Decode),
    HASH("States.Hash", 2, 2, TextFunctions::hash),
    JSON_MERGE("States.JsonMerge", 3, 3, JsonFunctions::merge),
    STRING_TO_JSON("States.StringToJson", 1, 1, JsonFunctions::parse),
    JSON_TO_STRING("States.JsonToString", 1, 1, JsonFunctions::print),
    MATH_RANDOM("States.MathRandom", 2, 3, MathFunctions::random),
    MATH_ADD("States.MathAdd", 2, 2, MathFunctions::add),
    STRING_SPLIT("States.StringSplit", 2, 2, TextFunctions::split),
    UUID("States.UUID", 0, 0, MathFunctions::uuid);

    /** What a function does with its arguments. */
    @FunctionalInterface
    private interface Body {
        @Nullable
        Object apply(Arguments arguments);
    }

    private final String asl;
    private final int least;
    private final int most;

    @SuppressWarnings("ImmutableEnumChecker") // method references to static methods hold nothing
    private final Body body;

    Function(String asl, int least, int most, Body body) {
        this.asl = asl;
        this.least = least;
        this.most = most;
        this.body = body;
    }

    /** The function called {@code asl}, or null. */
    static @Nullable Function named(String asl) {
        for (Function function : values()) {
            if (function.asl.equals(asl)) {
                return function;
            }
        }
        return null;
    }

    /** The function's name in the language. */
    String asl() {
        return asl;
    }

    boolean takes(int arguments) {
        return arguments >= least && arguments <= most;
    }

    @Nullable
    Object apply(Arguments arguments) {
        return body.apply(arguments);
    }
}
