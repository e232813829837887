package dev.superstep.graph;

/** Where a path of a graph ends: names the virtual node after the last superstep, as a route's target. Never run. */
public final class End implements Node<Start.Nothing, Start.Nothing> {
    private End() {}

    @Override
    public Start.Nothing run(Start.Nothing in) {
        throw new UnsupportedOperationException("END is not run");
    }
}
