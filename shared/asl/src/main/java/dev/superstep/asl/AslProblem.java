package dev.superstep.asl;

/**
 * One thing that is wrong with a definition.
 *
 * @param at where, as a JSON pointer into the definition: {@code /States/A + T/Branches/0/States/A/Next}
 * @param what what is wrong and what was found
 */
public record AslProblem(Code code, String at, String what) {
    /** The kinds of problems. */
    public enum Code {
        /** The text is no JSON. */
        NOT_JSON,
        /** A field that this kind of object does not have. */
        UNKNOWN_FIELD,
        /** A field that must be there. */
        MISSING_FIELD,
        /** Two fields of which only one may be there. */
        CONFLICTING_FIELDS,
        /** A value of another JSON type. */
        WRONG_TYPE,
        /** A value of the right type that is out of range or means nothing. */
        BAD_VALUE,
        /** No path or intrinsic function where one must be. */
        BAD_PATH,
        /** A name of an error that cannot stand there. */
        BAD_ERROR_NAME,
        /** A part of the language that this project leaves out. */
        UNSUPPORTED,
        /** A list or object with nothing in it. */
        EMPTY,
        /** A state's name that is longer than 80 characters, or empty. */
        BAD_STATE_NAME,
        /** A name that two states have, in whichever of the nested machines. */
        DUPLICATE_STATE,
        /** A state goes on at a state that its machine does not have. */
        UNKNOWN_STATE,
        /** A state that cannot be reached. */
        UNREACHABLE_STATE,
        /** A machine without a state that ends it. */
        NO_TERMINAL_STATE,
        /** A task that waits for its token but gives it to nobody. */
        TOKEN_NOT_PASSED
    }

    @Override
    public String toString() {
        return code + ": " + what + ", at " + (at.isEmpty() ? "the definition's root" : at);
    }
}
