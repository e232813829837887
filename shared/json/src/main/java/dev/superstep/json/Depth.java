package dev.superstep.json;

/** How deep a printer or the sizer is in a value; a value that contains itself ends here instead of in a stack overflow. */
final class Depth {
    private Depth() {}

    static int below(int depth) {
        if (depth >= Json.MAX_DEPTH) {
            throw JsonException.ofValue(
                    JsonException.Code.TOO_DEEP, "a value nested deeper than " + Json.MAX_DEPTH + " levels");
        }
        return depth + 1;
    }
}
