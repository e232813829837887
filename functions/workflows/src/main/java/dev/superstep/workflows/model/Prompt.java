package dev.superstep.workflows.model;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt with places for values: {@code Write about {topic}.}
 *
 * <p>What is put in is put in as it is, and never looked at for places of its own. Immutable.
 */
public final class Prompt {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final String template;

    private Prompt(String template) {
        this.template = template;
    }

    /** A prompt in which a word in braces is a place. */
    public static Prompt of(String template) {
        return new Prompt(template);
    }

    /**
     * The same as a block of a program's source in which it stands indented, first and last line empty: how the prompts of
     * the seed are, which models were measured with.
     */
    public Prompt asBlock(int blanks) {
        return new Prompt("\n" + template.indent(blanks) + " ".repeat(blanks));
    }

    /**
     * The text for these values.
     *
     * @throws IllegalArgumentException if there is none for a place
     */
    public String with(Map<String, String> values) {
        return PLACE.matcher(template).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + place.group() + " in the prompt");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
