package dev.superstep.conformance;

import dev.superstep.graph.core.InvalidGraphException;

/**
 * One of the ways in which each case is tried.
 *
 * @param engine what runs the graph
 * @param variation how the graph is changed before
 */
public record Trial(Engine engine, Variation variation) {
    /**
     * What comes of {@code tried} in this way.
     *
     * @throws Exception if the engine itself failed
     */
    public Outcome outcome(Case tried) throws Exception {
        try {
            CaseGraph graph = variation.order().apply(tried.graph());
            return engine.run(graph.program(tried.name(), variation.around()), tried.input());
        } catch (InvalidGraphException refusal) {
            return Outcome.Refused.of(refusal);
        }
    }

    @Override
    public String toString() {
        return engine.name() + ", " + variation.name();
    }
}
