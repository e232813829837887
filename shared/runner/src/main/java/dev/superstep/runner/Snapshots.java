package dev.superstep.runner;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Topology;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Moves;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;

/**
 * Decides when a snapshot pays, and stores it.
 *
 * <p>A write unit takes 1 KB and costs five times a read unit, which takes 4 KB: writing one KB costs as much as reading
 * twenty. So a snapshot is written once the tasks since the last one have read twenty times its size of what it would have
 * spared them, and it costs at most as much as what has been wasted already. Where processes stay warm nothing is read again,
 * and where everything is appended a snapshot is as large as what it replaces; there is none in either case.
 */
final class Snapshots {
    /** How much reading costs as much as writing. */
    private static final int READS_PER_WRITE = 20;

    private final RunLog log;
    private final Topology topology;
    private final Channels channels;

    Snapshots(RunLog log, Topology topology, Channels channels) {
        this.log = log;
        this.topology = topology;
        this.channels = channels;
    }

    /**
     * Stores a snapshot before the attempt's superstep, if it pays and the attempt is the first of its superstep in write
     * order, so that one task does it.
     *
     * @return the base for whoever reads on: the snapshot's superstep, or {@code base}
     */
    int save(Attempt one, int base) {
        Slice slice = one.slice();
        boolean everythingRead = !(slice.base() instanceof Snapshot snapshot && snapshot.control() == null);
        if (!everythingRead || one.superstep() < 2 || slice.base().superstep() == one.superstep() || !pays(one)) {
            return base;
        }
        FrontierReplay replay = FrontierReplay.before(one.superstep(), topology, slice);
        if (!isFirst(one.task(), replay.current())) {
            return base;
        }
        try {
            log.save(new Snapshot(slice.run(), one.superstep(), channels.fingerprint(), one.state(), replay.control()));
            return one.superstep();
        } catch (RunLogException e) {
            return switch (e.code()) {
                case ITEM_TOO_LARGE, VALUE_TOO_LARGE -> base; // it would only have saved something
                default -> throw e;
            };
        }
    }

    private static boolean pays(Attempt one) {
        Slice slice = one.slice();
        if (slice.bytes() == 0) {
            return false; // nothing is encoded in this log
        }
        long size = Moves.bytes(one.state());
        long spared = Math.max(0, slice.bytes() - size);
        for (Step step : slice.steps()) {
            // The superstep of the base itself read what lies before it, and the base has been written for that.
            if (step.superstep() > slice.base().superstep()) {
                for (Delta delta : step.deltas()) {
                    spared += Math.max(0, delta.metrics().readBytes() - size);
                }
            }
        }
        return spared >= READS_PER_WRITE * size;
    }

    private static boolean isFirst(TaskId task, FrontierReplay.Frontier frontier) {
        return switch (task) {
            case TaskId.EdgeRun run -> run.node().equals(frontier.edgeRuns().getFirst());
            case TaskId.SendRun run -> frontier.edgeRuns().isEmpty() && run.number() == 0;
        };
    }
}
