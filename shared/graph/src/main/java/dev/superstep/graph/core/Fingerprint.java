package dev.superstep.graph.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * A short name for exactly one definition: two graphs that plan or reduce differently have different ones.
 *
 * <p>It covers the topology with its traits, the channels with their reducers, and the recursion limit, not the code of the nodes.
 */
public final class Fingerprint {
    /** What the line of a channel begins with; none of the notation does. */
    static final String CHANNEL = "# ";

    /** What the line of the recursion limit begins with. */
    static final String LIMIT = "## limit ";

    /** What the line of a node's trait begins with. */
    static final String TRAIT = "## ";

    private static final int BYTES = 8;

    private Fingerprint() {}

    /** The fingerprint of {@code definition}: 16 hexadecimal digits, the same on every machine. */
    public static String of(Definition definition) {
        return hash(text(definition));
    }

    /**
     * What is fingerprinted, to be kept beside it so that another graph can be compared later: see {@link GraphChange}.
     *
     * <pre>
     *   blog                           the name
     *   START -> research              the topology, in {@link Notation}
     *   ## pause: research             a trait, and a node that has it
     *   # draft: last                  a channel and its reducer
     *   ## limit 1000                  the recursion limit
     * </pre>
     */
    public static String text(Definition definition) {
        return definition.name() + "\n" + Notation.print(definition.topology()) + traits(definition.topology())
                + channels(definition.channels()) + LIMIT + definition.recursionLimit();
    }

    /** The fingerprint of channels and reducers alone: under the same one a fold gives the same state. */
    public static String ofReducers(Collection<Channel> channels) {
        return hash(channels(channels));
    }

    private static String traits(Topology topology) {
        return topology.traits().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(trait -> traitLine(trait) + entry.getKey() + "\n"))
                .collect(Collectors.joining());
    }

    /** How the line begins that says of a node that it has {@code trait}. */
    static String traitLine(NodeTrait trait) {
        return TRAIT + trait.word() + ": ";
    }

    private static String channels(Collection<Channel> channels) {
        return channels.stream()
                .sorted((a, b) -> CodePoints.ORDER.compare(a.name(), b.name()))
                .map(channel ->
                        CHANNEL + channel.name() + ": " + channel.reducer().name() + "\n")
                .collect(Collectors.joining());
    }

    private static String hash(String text) {
        byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
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
