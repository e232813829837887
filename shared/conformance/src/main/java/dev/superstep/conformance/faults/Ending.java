package dev.superstep.conformance.faults;

import dev.superstep.engine.RunReport;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All of a run's end that must not depend on how often it was begun.
 *
 * @param status how it ended
 * @param superstep the last superstep that counts
 * @param error why it failed
 * @param supersteps the nodes of each superstep
 * @param state the state at the end
 */
public record Ending(
        RunStatus status,
        int superstep,
        Optional<RunError> error,
        List<List<String>> supersteps,
        Map<String, @Nullable Object> state) {
    // Written out: javac drops the type annotations of a compact constructor's parameters from the class file.
    public Ending(
            RunStatus status,
            int superstep,
            Optional<RunError> error,
            List<List<String>> supersteps,
            Map<String, @Nullable Object> state) {
        this.status = status;
        this.superstep = superstep;
        this.error = error;
        this.supersteps = supersteps.stream().map(List::copyOf).toList();
        this.state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    }

    /**
     * The end of a run that has one.
     *
     * @throws NullPointerException if it has not
     */
    static Ending of(RunReport report) {
        RunEnd end = Objects.requireNonNull(report.header().end(), "the run has not ended");
        List<List<String>> supersteps = report.frontiers().stream()
                .map(nodes -> nodes.stream().map(NodeId::value).toList())
                .toList();
        return new Ending(
                end.status(),
                end.superstep(),
                Optional.ofNullable(end.error()).map(Ending::comparable),
                supersteps,
                report.state());
    }

    /** Each task of a superstep that conflicts may be the one that says so. */
    private static RunError comparable(RunError error) {
        boolean ofOneNode = error.type().equals(ErrorType.NODE_ERROR.errorName());
        return new RunError(error.type(), error.code(), ofOneNode ? error.node() : null, error.message());
    }
}
