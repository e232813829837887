package dev.superstep.compiler;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Gives names to states: unique in the whole definition, at most 80 characters, nested states included.
 *
 * <p>A name that is taken gets a number, {@code a (2)}; one that is too long is cut. The names depend on the order in which
 * they are asked for, and on nothing else.
 */
final class StateNames {
    private static final int LONGEST = 80;
    private static final int LONGEST_WITH_NUMBER = 72;

    private final Set<String> taken = new LinkedHashSet<>();

    /** A name like {@code wanted} that no other state has. */
    String unique(String wanted) {
        String name = wanted.length() <= LONGEST ? wanted : cut(wanted);
        for (int number = 2; !taken.add(name); number++) {
            name = cut(wanted) + " (" + number + ")";
        }
        return name;
    }

    private static String cut(String name) {
        if (name.length() <= LONGEST_WITH_NUMBER) {
            return name;
        }
        boolean splitsPair = Character.isHighSurrogate(name.charAt(LONGEST_WITH_NUMBER - 1));
        return name.substring(0, splitsPair ? LONGEST_WITH_NUMBER - 1 : LONGEST_WITH_NUMBER);
    }
}
