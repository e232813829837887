package dev.superstep.workflows.model;

import org.jspecify.annotations.Nullable;

/**
 * A call of a model as a run keeps it.
 *
 * @param purpose what it was for, in a word
 * @param model which model answered
 * @param tokens what it took; null if the server did not say
 */
public record ModelCall(
        String purpose, String model, @Nullable Tokens tokens) {
    /** The call that {@code reply} came of. */
    public static ModelCall of(String purpose, Reply reply) {
        return new ModelCall(purpose, reply.model(), reply.tokens());
    }
}
