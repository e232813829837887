package dev.superstep.sources;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of addresses, as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param address the range's first address
 * @param bits how many leading bits an address must have in common with it
 */
record Network(InetAddress address, int bits) {
    private static final Pattern NOTATION = Pattern.compile("([0-9a-fA-F:.]*[:.][0-9a-fA-F:.]*)/(\\d{1,3})");

    Network {
        if (bits > address.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("an address of " + address + " has fewer than " + bits + " bits");
        }
    }

    /**
     * The range that {@code notation} means.
     *
     * @throws IllegalArgumentException if it means none
     */
    static Network of(String notation) {
        Matcher matcher = NOTATION.matcher(notation);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + notation + "\" is no range of addresses; write it as 10.0.0.0/8 or fc00::/7");
        }
        try {
            // Of this form it is an address, and never looked up as a name.
            return new Network(InetAddress.getByName(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("\"" + notation + "\" has no address before the slash", e);
        }
    }

    boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int index = bit / Byte.SIZE;
            int mask = bits - bit >= Byte.SIZE ? 0xff : 0xff << (Byte.SIZE - (bits - bit)) & 0xff;
            if (((ours[index] ^ theirs[index]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
