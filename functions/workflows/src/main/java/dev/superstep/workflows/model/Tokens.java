package dev.superstep.workflows.model;

/**
 * What calls of a model took, as its server counts: the unit that is paid for.
 *
 * @param input in the prompts
 * @param output in the answers
 */
public record Tokens(long input, long output) {
    /** Of no call. */
    public static final Tokens NONE = new Tokens(0, 0);

    /** What both took. */
    public Tokens plus(Tokens other) {
        return new Tokens(input + other.input, output + other.output);
    }
}
