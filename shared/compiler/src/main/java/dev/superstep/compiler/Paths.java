package dev.superstep.compiler;

import java.util.regex.Pattern;

/** Names inside JSON paths and intrinsic functions. */
final class Paths {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Paths() {}

    /** The step of a path to the member {@code name}. */
    static String child(String name) {
        return WORD.matcher(name).matches() ? "." + name : "['" + escaped(name) + "']";
    }

    /** {@code text} as an argument of an intrinsic function. */
    static String literal(String text) {
        return "'" + escaped(text).replace("{", "\\{").replace("}", "\\}") + "'";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }
}
