package dev.superstep.json;

/**
 * A text that is not the JSON that was asked for, or a value that JSON has no text for.
 *
 * <p>{@link #line} and {@link #column} count from 1; both are 0 when a value, not a text, was refused.
 */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What can be wrong. */
    public enum Code {
        /** The text breaks JSON's grammar, or ends too early. */
        SYNTAX,
        /** An object names a key twice; which value was meant cannot be known. */
        DUPLICATE_KEY,
        /** Something follows the first value. */
        TRAILING_TEXT,
        /** Objects and lists are nested deeper than {@link Json#MAX_DEPTH}. */
        TOO_DEEP,
        /** A number, name or string is longer than the parser takes. */
        TOO_LONG,
        /** A value of another type was asked for. */
        WRONG_TYPE,
        /** A Java value that is no core JSON value. */
        NOT_JSON
    }

    private final Code code;
    private final int line;
    private final int column;

    JsonException(Code code, String what, int line, int column) {
        super(code + ": " + what + (line > 0 ? ", at line " + line + ", column " + column : ""));
        this.code = code;
        this.line = line;
        this.column = column;
    }

    static JsonException ofValue(Code code, String what) {
        return new JsonException(code, what, 0, 0);
    }

    /** What is wrong. */
    public Code code() {
        return code;
    }

    /** The line of the text where it was found, from 1; 0 if there is no text. */
    public int line() {
        return line;
    }

    /** The column in that line, from 1; 0 if there is no text. */
    public int column() {
        return column;
    }
}
