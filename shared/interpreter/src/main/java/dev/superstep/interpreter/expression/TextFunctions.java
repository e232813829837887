package dev.superstep.interpreter.expression;

import dev.superstep.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.StringTokenizer;

/** The intrinsic functions on strings. */
final class TextFunctions {
    /** The service's limit to what is encoded, decoded or hashed. */
    private static final int MAX_LENGTH = 10_000;

    private static final List<String> ALGORITHMS = List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private TextFunctions() {}

    static Object base64Encode(Arguments arguments) {
        byte[] bytes = limited(arguments, arguments.text(0)).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(bytes);
    }

    static Object base64Decode(Arguments arguments) {
        try {
            byte[] bytes = Base64.getDecoder().decode(limited(arguments, arguments.text(0)));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw arguments.failure("the string is not in Base64");
        }
    }

    static Object hash(Arguments arguments) {
        Object value = arguments.value(0);
        String algorithm = arguments.text(1);
        if (!ALGORITHMS.contains(algorithm)) {
            throw arguments.failure("the algorithm is one of " + ALGORITHMS + ", not " + algorithm);
        }
        String text = limited(arguments, value instanceof String string ? string : Json.print(value));
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw arguments.failure("this machine has no " + algorithm);
        }
    }

    /** Every character of the second string parts; empty parts are dropped. */
    static Object split(Arguments arguments) {
        StringTokenizer parts = new StringTokenizer(arguments.text(0), arguments.text(1));
        return Collections.unmodifiableList(Collections.list(parts));
    }

    private static String limited(Arguments arguments, String text) {
        if (text.length() > MAX_LENGTH) {
            throw arguments.failure("the string is longer than " + MAX_LENGTH + " characters");
        }
        return text;
    }
}
