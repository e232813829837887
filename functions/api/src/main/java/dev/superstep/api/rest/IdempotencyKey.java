package dev.superstep.api.rest;

import java.util.regex.Pattern;

/**
 * What a client calls a request by which it may send again: the value of the {@code Idempotency-Key} header, 1 to 255 visible
 * ASCII characters, with or without the quotation marks that the <a
 * href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">draft</a> wants around it.
 *
 * @param value without the marks
 */
record IdempotencyKey(String value) {
    /** The name of the header. */
    static final String HEADER = "Idempotency-Key";

    private static final Pattern BARE = Pattern.compile("[!#-\\[\\]-~]{1,255}");

    /** The key that the header says. */
    static IdempotencyKey parse(String header) {
        String text = header.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String value = quoted ? text.substring(1, text.length() - 1) : text;
        if (!BARE.matcher(value).matches()) {
            throw new ProblemException(
                    ProblemCode.BAD_REQUEST,
                    HEADER + " has " + value.length()
                            + " characters; it must have 1 to 255, all visible ASCII and none of them a quotation mark or"
                            + " a backslash, such as a UUID");
        }
        return new IdempotencyKey(value);
    }
}
