package dev.superstep.graph;

/** Where a graph begins: names the virtual node before the first superstep, as the source of a route. Never run. */
public final class Start implements Node<Start.Nothing, Start.Nothing> {
    /** Reads and writes no channel. */
    public record Nothing() {}

    private Start() {}

    @Override
    public Nothing run(Nothing in) {
        throw new UnsupportedOperationException("START is not run");
    }
}
