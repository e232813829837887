package dev.superstep.workflows.model;

import dev.superstep.graph.NodeException;

/**
 * A model gave no answer, and would not if it were asked again; {@link ModelUnavailableException} is the other kind.
 *
 * <p>Never has the key in its message, nor the prompt.
 */
public sealed class ModelException extends NodeException permits ModelUnavailableException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 300;

    /** What can go wrong with a model. */
    public enum Code {
        /** No key is configured where there is no doing without. */
        MISSING_MODEL_KEY,
        /** The server refuses the request: its key, its model's name, its size. */
        MODEL_REFUSED,
        /** The server is busy, broken, slow or away. */
        MODEL_UNAVAILABLE,
        /** What the server answered is no answer of a model. */
        MODEL_ANSWER
    }

    ModelException(Code code, String message) {
        super(code.name(), message);
    }

    /** {@code url} needs a key and there is none. */
    public static ModelException missingKey(String url) {
        return new ModelException(
                Code.MISSING_MODEL_KEY,
                "no key is configured for the model at " + url + "; set QUARKUS_LANGCHAIN4J_OPENAI_API_KEY,"
                        + " or QUARKUS_LANGCHAIN4J_OPENAI_BASE_URL to a server that needs none");
    }

    /** The server refused the request with {@code status}, and said {@code why}. */
    public static ModelException refused(int status, String why) {
        return new ModelException(
                Code.MODEL_REFUSED,
                "the model's server refused the request with status " + status + ": " + quoted(why)
                        + "; correct key, model name or input, it is not tried again");
    }

    /** The server's answer cannot be used, because of {@code why}. */
    public static ModelException answer(String why) {
        return new ModelException(
                Code.MODEL_ANSWER,
                quoted(why) + "; check that the configured URL is that of a chat API and that the model writes text");
    }

    /** What others wrote, on one line and not too much of it. */
    static String quoted(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }
}
