package dev.superstep.workflows.blog;

/**
 * What a topic may be: one line that is not blank, of at most {@value #MOST_CHARACTERS} characters.
 *
 * <p>It goes into every prompt. So whoever gives it pays for three calls of a model with it, and could give orders to the model if it
 * had lines of its own.
 */
final class Topic {
    static final int MOST_CHARACTERS = 200;

    private Topic() {}

    /** @throws IllegalArgumentException if {@code topic} is none */
    static void check(String topic) {
        if (topic.isBlank()) {
            throw new IllegalArgumentException("\"topic\" is blank; say what to write about");
        }
        int characters = topic.codePointCount(0, topic.length());
        if (characters > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "\"topic\" has %d characters; at most %d are taken".formatted(characters, MOST_CHARACTERS));
        }
        if (topic.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("\"topic\" has line breaks or other control characters; write one line");
        }
    }
}
