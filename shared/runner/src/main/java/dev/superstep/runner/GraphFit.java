package dev.superstep.runner;

import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.GraphChange;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import java.util.Optional;

/** Tells whether a graph can go on with runs that an earlier one began: nothing that they have seen may be gone. Thread-safe. */
public final class GraphFit {
    private final RunLog log;
    private final Definition definition;
    private final String fingerprint;

    /**
     * @param log knows how the earlier graphs were written
     * @param definition the graph
     */
    public GraphFit(RunLog log, Definition definition) {
        this.log = log;
        this.definition = definition;
        this.fingerprint = Fingerprint.of(definition);
    }

    /**
     * Makes sure that the graph can go on with a run.
     *
     * @throws RunLogException with GRAPH_CHANGED and the difference
     */
    public void require(RunHeader header) {
        if (header.fingerprint().equals(fingerprint)) {
            return;
        }
        RunId run = header.run().id();
        String difference = log.graph(run.workflow(), header.fingerprint())
                .map(before -> GraphChange.between(before, Fingerprint.text(definition)))
                .orElse(Optional.of("it is unknown here"))
                .orElse("");
        if (!difference.isEmpty()) {
            throw RunLogException.graphChanged(run, difference);
        }
    }
}
