package dev.superstep.graph.core;

import java.util.Comparator;

/**
 * The order of names: by Unicode code point, which is also the order of their UTF-8 bytes.
 *
 * <p>{@link String#compareTo} orders by UTF-16 unit, which differs for characters outside the basic plane. DynamoDB sorts
 * keys by UTF-8 bytes, LangGraph by code point; both are this order.
 */
public final class CodePoints {
    /** Compares texts by code point; a prefix comes first. */
    public static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
                // A surrogate stands for a code point above every other unit's.
                return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
