package dev.superstep.workflows.loop;

import dev.superstep.graph.Node;
import jakarta.enterprise.context.ApplicationScoped;

/** Refines the query for the next round, on top of what was refined before. */
@ApplicationScoped
public class RefineQuery implements Node<RefineQuery.In, RefineQuery.Out> {
    record In(String currentQuery, int iterationCount) {}

    record Out(String currentQuery, int iterationCount) {}

    @Override
    public Out run(In in) {
        return new Out(in.currentQuery() + " refined_v" + in.iterationCount(), in.iterationCount() + 1);
    }
}
