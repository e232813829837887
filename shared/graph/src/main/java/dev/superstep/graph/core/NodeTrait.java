package dev.superstep.graph.core;

/**
 * What a node is beside a function: each trait gives it states of its own in the machine.
 *
 * <p>A graph with such a node is compiled to an automaton or not at all, because the loop over supersteps has one state for
 * all nodes: {@link Problem.Code#TOO_MANY_FRONTIERS}. LangGraph has no traits, so the {@link Notation} does not say them.
 */
public enum NodeTrait {
    /** After it has run, the run waits until an instant that it has answered with. */
    PAUSE("pause"),
    /** A person answers for it. */
    APPROVAL("approval"),
    /** It has a fallback, which runs in an invocation of its own if the node's cannot say what went wrong. */
    FALLBACK("fallback");

    private final String word;

    NodeTrait(String word) {
        this.word = word;
    }

    /** The word for it in plans and fingerprints. */
    public String word() {
        return word;
    }
}
