package dev.superstep.monitoring;

import dev.superstep.runlog.Measurements;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.Window;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Makes summaries out of a run log, {@value #AT_ONCE} runs at a time.
 *
 * <p>The runs come from the log's lists, which may lag by a moment; what is told of each is read with full consistency. Nothing
 * is kept between two calls. At most {@value #MOST_RUNS} runs are read, and none more once {@value #MOST_TASKS} tasks
 * have been: such a summary says that it was cut. So it takes some ten megabytes at most, and one Query a run and a megabyte
 * of its log. Thread-safe.
 */
public final class Summaries {
    /** The most runs that are read for a summary. */
    public static final int MOST_RUNS = 1_000;

    /** With how many tasks no further run is read. */
    public static final long MOST_TASKS = 1_000_000;

    private static final int AT_ONCE = 16;

    private final RunLog log;
    private final ExecutorService threads;

    /**
     * @param log that has the runs
     * @param threads on which runs are read, at least {@value #AT_ONCE} at a time, or more slowly
     */
    public Summaries(RunLog log, ExecutorService threads) {
        this.log = log;
        this.threads = threads;
    }

    /**
     * The summary of the runs that started in a window.
     *
     * @param workflows whose runs
     * @param from the window's begin, included
     * @param until the window's end, excluded
     * @throws InterruptedException if the calling thread was interrupted meanwhile
     */
    public PerformanceSummary summary(List<String> workflows, Instant from, Instant until) throws InterruptedException {
        NewestRuns newest = new NewestRuns(log, workflows, new Window(from, until));
        SummaryTally tally = new SummaryTally();
        Deque<Future<Optional<Measurements>>> reads = new ArrayDeque<>();
        int asked = 0;
        try {
            Optional<RunHeader> next = newest.next();
            while (next.isPresent() && asked < MOST_RUNS && tally.tasks() < MOST_TASKS) {
                RunId run = next.orElseThrow().run().id();
                reads.add(threads.submit(() -> log.measurements(run)));
                asked++;
                if (reads.size() == AT_ONCE) {
                    take(reads).ifPresent(tally::add);
                }
                next = newest.next();
            }
            while (!reads.isEmpty()) {
                take(reads).ifPresent(tally::add);
            }
            return tally.summary(from, until, next.isPresent());
        } finally {
            reads.forEach(read -> read.cancel(true));
        }
    }

    /** What was read of the run that was asked for first; empty if it has been erased since it was listed. */
    private static Optional<Measurements> take(Deque<Future<Optional<Measurements>>> reads)
            throws InterruptedException {
        try {
            return reads.removeFirst().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RunLogException failed) {
                throw failed;
            }
            throw new IllegalStateException("a run could not be read for a summary", e.getCause());
        }
    }
}
