package dev.superstep.runner;

import dev.superstep.runlog.RunId;
import dev.superstep.runlog.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a process remembers of the runs that it saw last: the state of each before some superstep, as a Query brought it, so
 * that the next task of the run reads only what is newer.
 *
 * <p>Bounded in bytes and in runs; the run that was seen longest ago goes first. What has not been used for {@link #MAX_AGE}
 * is not used again, because by then the run may have been erased and its name be another's; the log tells that too, by the
 * items that are read with it. Thread-safe.
 */
final class WarmPrefixes {
    /** Less than the least time between a run's end and its erasure. */
    static final Duration MAX_AGE = Duration.ofMinutes(10);

    private static final int MOST_RUNS = 1_000;

    private final long maxBytes;
    private final InstantSource clock;
    private final Lock lock = new ReentrantLock();
    private final Map<RunId, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * @param maxBytes how much JSON is remembered of all runs together; 0 for nothing
     * @param clock what time it is
     */
    WarmPrefixes(long maxBytes, InstantSource clock) {
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    /**
     * A state that is remembered.
     *
     * @param snapshot the state
     * @param bytes how much JSON it was read from
     * @param used when it was used last
     */
    record Entry(Snapshot snapshot, long bytes, Instant used) {}

    /** What is known of {@code run} before a step of at most {@code superstep}. */
    Optional<Entry> of(RunId run, int superstep) {
        lock.lock();
        try {
            Entry entry = entries.get(run);
            return Optional.ofNullable(entry)
                    .filter(known -> known.snapshot().superstep() <= superstep)
                    .filter(known -> known.used().plus(MAX_AGE).isAfter(clock.instant()));
        } finally {
            lock.unlock();
        }
    }

    /** Remembers {@code snapshot} in place of what was known of its run, unless that is newer. */
    void put(Snapshot snapshot, long size) {
        if (size > maxBytes || maxBytes == 0) {
            return;
        }
        lock.lock();
        try {
            RunId run = snapshot.run().id();
            Entry known = entries.get(run);
            boolean newer = known != null
                    && known.snapshot().run().equals(snapshot.run())
                    && known.snapshot().superstep() > snapshot.superstep();
            if (!newer) {
                forget(run);
                entries.put(run, new Entry(snapshot, size, clock.instant()));
                bytes += size;
                makeRoom();
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget(RunId run) {
        Entry known = entries.remove(run);
        if (known != null) {
            bytes -= known.bytes();
        }
    }

    private void makeRoom() {
        Iterator<Entry> oldest = entries.values().iterator();
        while (bytes > maxBytes || entries.size() > MOST_RUNS) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }
}
