package dev.superstep.runlog;

import dev.superstep.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run was started with: step 0.
 *
 * @param digest {@link #digest} of the values
 * @param values the input as it was given, keys that are no channels included
 */
public record RunInput(String digest, Map<String, @Nullable Object> values) implements Base {
    private static final int DIGEST_BYTES = 16;

    // Written out: javac drops the type annotations of a compact constructor's parameters from the class file.
    public RunInput(String digest, Map<String, @Nullable Object> values) {
        this.digest = digest;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The input of {@code values}. */
    public static RunInput of(Map<String, @Nullable Object> values) {
        return new RunInput(digest(values), values);
    }

    @Override
    public int superstep() {
        return 0;
    }

    /**
     * Tells inputs apart: half a SHA-256 in hex, the same for objects whose keys stand in another order, since whatever
     * passes JSON on may reorder them.
     */
    public static String digest(Map<String, @Nullable Object> values) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // In chunks, since an input may take 50 MB.
            Json.print(sorted(values), chunk -> digest.update(chunk.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new TreeMap<>();
                Json.asObject(map).forEach((key, inner) -> copy.put(key, sorted(inner)));
                yield copy;
            }
            case List<?> list -> list.stream().map(RunInput::sorted).toList();
            case null, default -> value;
        };
    }
}
