package dev.superstep.graph.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A short name for exactly one definition: two graphs that plan or reduce differently have different ones.
 *
 * <p>It covers the topology, the channels with their reducers, and the recursion limit, not the code of the nodes.
 */
public final class Fingerprint {
    private static final int BYTES = 8;

    private Fingerprint() {}

    /** The fingerprint of {@code definition}: 16 hexadecimal digits, the same on every machine. */
    public static String of(Definition definition) {
        StringBuilder text = new StringBuilder();
        text.append(definition.name()).append('\n').append(Notation.print(definition.topology()));
        definition.channels().stream()
                .sorted((a, b) -> CodePoints.ORDER.compare(a.name(), b.name()))
                .forEach(channel -> text.append(channel.name())
                        .append(": ")
                        .append(channel.reducer().name())
                        .append('\n'));
        text.append("limit ").append(definition.recursionLimit());
        byte[] hash = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
