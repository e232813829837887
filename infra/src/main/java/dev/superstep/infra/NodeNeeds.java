package dev.superstep.infra;

import java.util.Map;
import java.util.Optional;

/**
 * What single nodes need beyond what every node gets: the one place to give a node more memory or a bound of its own.
 *
 * @param memory in MB; processor time grows with it
 * @param atOnce how many invocations may run at a time, in the whole account; empty for no bound but the account's
 */
record NodeNeeds(int memory, Optional<Integer> atOnce) {
    private static final NodeNeeds USUAL = new NodeNeeds(512, Optional.empty());

    /** By the function's name, {@code <workflow>-<node>}. */
    private static final Map<String, NodeNeeds> UNUSUAL = Map.of();

    /** What the function of this name needs. */
    static NodeNeeds of(String function) {
        return UNUSUAL.getOrDefault(function, USUAL);
    }
}
