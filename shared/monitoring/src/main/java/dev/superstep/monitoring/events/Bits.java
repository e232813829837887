package dev.superstep.monitoring.events;

import java.util.Base64;
import java.util.BitSet;

/** Sets of small numbers as text: of thousands still some hundred characters. */
final class Bits {
    /** More than any superstep has tasks. */
    private static final int MOST = 1 << 16;

    private Bits() {}

    static String print(BitSet bits) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits.toByteArray());
    }

    static BitSet parse(String text) {
        BitSet bits = BitSet.valueOf(Base64.getUrlDecoder().decode(text));
        if (bits.length() > MOST) {
            throw new IllegalArgumentException("a set of " + bits.length() + " numbers");
        }
        return bits;
    }
}
