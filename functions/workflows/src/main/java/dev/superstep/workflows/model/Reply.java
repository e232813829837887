package dev.superstep.workflows.model;

import org.jspecify.annotations.Nullable;

/**
 * What a model answered.
 *
 * @param text the answer, not blank, without outer blanks
 * @param model which model it was, as the server names it
 * @param tokens what it took; null if the server does not say
 */
public record Reply(String text, String model, @Nullable Tokens tokens) {
    /** @throws ModelException with MODEL_ANSWER if there is no text */
    public Reply {
        text = text.strip();
        if (text.isEmpty()) {
            throw ModelException.answer("model \"" + model + "\" answered without text");
        }
    }
}
