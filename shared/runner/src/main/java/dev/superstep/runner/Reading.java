package dev.superstep.runner;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.InvalidUpdateException;
import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.Snapshot;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log below a superstep: one Query, of what is newer than this process knows, or else from the snapshot that the
 * cursor names, or from the input. Whichever it is, the state is the same.
 */
final class Reading {
    private final RunLog log;
    private final Channels channels;
    private final WarmPrefixes warm;

    Reading(RunLog log, Channels channels, WarmPrefixes warm) {
        this.log = log;
        this.channels = channels;
        this.warm = warm;
    }

    /**
     * What has been read.
     *
     * @param slice the log below the superstep
     * @param state the state before it
     */
    record Known(Slice slice, Map<String, @Nullable Object> state) {}

    /**
     * The log below {@code superstep}, from what this process knows if it can.
     *
     * @param node who reads, to be named in a failure
     * @param base the superstep of a stored snapshot, or 0
     * @return empty only before step 1, if the run has not been opened
     * @throws AttemptFailure of type INVALID_UPDATE if the superstep before has a conflict
     */
    Optional<Known> warm(NodeId node, RunId run, int superstep, int base) {
        // Before step 1 there is nothing by which the log would tell that it is another run's.
        // What is older than the base may not lead to it either, since a fork's state was edited there.
        WarmPrefixes.Entry entry = warm.of(run, superstep)
                .filter(known -> superstep > 1 && known.snapshot().superstep() >= base)
                .orElse(null);
        Optional<Slice> newer = entry == null ? Optional.empty() : log.since(entry.snapshot(), superstep);
        if (entry == null || newer.isEmpty()) {
            return cold(node, run, superstep, base);
        }
        boolean same = entry.snapshot().superstep() == superstep;
        return newer.map(slice -> known(node, slice, same ? entry.bytes() : entry.bytes() + slice.bytes()));
    }

    /** {@link #warm} with every step since the base, which is what a replay is made from. */
    Optional<Known> cold(NodeId node, RunId run, int superstep, int base) {
        Optional<Slice> slice = log.before(run, superstep, base <= superstep ? base : 0);
        boolean stale = slice.filter(found -> found.base() instanceof Snapshot snapshot
                        && !snapshot.reducers().equals(channels.fingerprint()))
                .isPresent();
        return (stale ? log.before(run, superstep, 0) : slice).map(found -> known(node, found, found.bytes()));
    }

    private Known known(NodeId node, Slice slice, long bytes) {
        try {
            Snapshot state = slice.snapshot(channels);
            warm.put(state, bytes);
            return new Known(slice, state.state());
        } catch (InvalidUpdateException e) {
            throw AttemptFailure.invalidUpdate(node, slice.superstep() - 1, e);
        }
    }
}
