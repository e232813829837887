package dev.superstep.interpreter.expression;

import dev.superstep.asl.AslProblem;

/** An expression that is malformed or uses what is left out. */
final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final AslProblem.Code code;
    private final String what;

    private SyntaxException(AslProblem.Code code, String what) {
        super(what);
        this.code = code;
        this.what = what;
    }

    static SyntaxException malformed(String text, String what) {
        return new SyntaxException(AslProblem.Code.BAD_PATH, what + " in \"" + text + "\"");
    }

    static SyntaxException unsupported(String text, String what) {
        return new SyntaxException(AslProblem.Code.UNSUPPORTED, what + " are not supported, as in \"" + text + "\"");
    }

    AslProblem at(String place) {
        return new AslProblem(code, place, what);
    }
}
