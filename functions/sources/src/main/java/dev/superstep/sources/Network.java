package dev.superstep.sources;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of addresses, as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * <p>Numbers, and no {@link InetAddress}: that may not lie in the heap that a native executable begins with.
 *
 * @param width how many bits an address has, 32 or 128
 * @param bits how many leading bits an address must have in common with the range
 * @param prefix these bits
 */
record Network(int width, int bits, BigInteger prefix) {
    private static final Pattern NOTATION = Pattern.compile("([0-9a-fA-F:.]*[:.][0-9a-fA-F:.]*)/(\\d{1,3})");

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
            byte[] address = InetAddress.getByName(matcher.group(1)).getAddress();
            int width = address.length * Byte.SIZE;
            int bits = Integer.parseInt(matcher.group(2));
            if (bits > width) {
                throw new IllegalArgumentException(
                        "\"" + notation + "\" is no range of addresses; an address has only " + width + " bits");
            }
            return new Network(width, bits, leading(address, bits));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("\"" + notation + "\" has no address before the slash", e);
        }
    }

    boolean contains(InetAddress other) {
        byte[] address = other.getAddress();
        return address.length * Byte.SIZE == width && leading(address, bits).equals(prefix);
    }

    private static BigInteger leading(byte[] address, int bits) {
        return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - bits);
    }
}
