package dev.superstep.runner;

import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunId;
import java.time.Duration;
import java.time.Instant;

/**
 * One attempt that is over.
 *
 * @param run of which run
 * @param superstep which superstep; 0 for the routers of the start
 * @param node the node that ran, or was to run
 * @param attempt which attempt it was, from 1
 * @param started when it began
 * @param duration how long it took from there, reading and writing the log included
 * @param outcome what became of it
 */
public record Attempted(
        RunId run, int superstep, NodeId node, int attempt, Instant started, Duration duration, Outcome outcome) {

    /** What can become of an attempt. */
    public sealed interface Outcome {}

    /**
     * The node ran, and what it wrote is in the log.
     *
     * @param metrics as they are in the log
     */
    public record Committed(Metrics metrics) implements Outcome {}

    /** The task was in the log already; this attempt changed nothing. */
    public record AlreadyCommitted() implements Outcome {}

    /** It has asked somebody to decide; another attempt answers. */
    public record Asked() implements Outcome {}

    /**
     * It failed.
     *
     * @param error as it is in the log
     */
    public record Failed(RunError error) implements Outcome {}
}
