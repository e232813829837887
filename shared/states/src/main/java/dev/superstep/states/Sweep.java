package dev.superstep.states;

import dev.superstep.engine.RunBook;
import dev.superstep.runlog.ExecutionName;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Makes good for whoever died between the log and Step Functions, and for events that never came.
 *
 * <pre>
 *   of a run that has not ended
 *     its newest execution goes on           nothing; or it is stopped, if somebody wanted that
 *     its newest execution has ended         the end is noted
 *     it has none, and has an input          it is started; or ended, if somebody wanted that
 *     it has none, and no input for long     it fails: nobody was told that it was accepted
 * </pre>
 *
 * <p>May run at any time, by several at once. Executions that go on are listed, a request a thousand; only runs without one are
 * looked at one by one, at most {@value #MOST} a sweep.
 */
public final class Sweep {
    private static final int MOST = 500;

    /** The two writes of a start are this far apart at most. */
    private static final Duration BETWEEN_WRITES = Duration.ofMinutes(5);

    private final StatesEngine engine;
    private final RunLog log;
    private final Executions executions;
    private final InstantSource clock;

    /**
     * @param engine the workflow's
     * @param log where its runs are recorded
     * @param executions of its state machine
     * @param clock what time it is
     */
    public Sweep(StatesEngine engine, RunLog log, Executions executions, InstantSource clock) {
        this.engine = engine;
        this.log = log;
        this.executions = executions;
        this.clock = clock;
    }

    /** What was found of a run. */
    private enum Found {
        NOTHING,
        CLOSED,
        STARTED,
        STOPPED
    }

    /**
     * What a sweep has done.
     *
     * @param closed how many ends were noted
     * @param started how many executions were started
     * @param stopped how many executions were stopped
     * @param left how many runs are left to the next sweep
     */
    public record Done(int closed, int started, int stopped, int left) {
        private Done with(Found found) {
            return switch (found) {
                case NOTHING -> this;
                case CLOSED -> new Done(closed + 1, started, stopped, left);
                case STARTED -> new Done(closed, started + 1, stopped, left);
                case STOPPED -> new Done(closed, started, stopped + 1, left);
            };
        }

        private Done leaving(int more) {
            return new Done(closed, started, stopped, left + more);
        }
    }

    /** Sweeps once. */
    public Done sweep() {
        RunBook book = engine.book();
        NavigableSet<String> running = executions.running();
        Done done = new Done(0, 0, 0, 0);
        int looked = 0;
        for (String run : book.unfinished()) {
            Optional<RunHeader> header =
                    book.find(run).filter(found -> !found.status().isEnd());
            if (header.isEmpty()) {
                continue;
            }
            boolean wanted = log.cancelRequest(id(header.get())).isEmpty();
            if (wanted && goesOn(header.get(), running)) {
                continue;
            }
            done = looked++ < MOST ? done.with(look(header.get(), wanted)) : done.leaving(1);
        }
        return done;
    }

    private Found look(RunHeader header, boolean wanted) {
        Optional<Execution> newest = engine.newest(header);
        if (newest.flatMap(Execution::end).isPresent()) {
            return engine.current(header).status().isEnd() ? Found.CLOSED : Found.NOTHING;
        }
        if (!wanted) {
            engine.stop(header, "cancelled");
            return Found.STOPPED;
        }
        if (newest.isPresent()) {
            return Found.NOTHING;
        }
        if (engine.book().hasInput(header)) {
            engine.start(header);
            return Found.STARTED;
        }
        if (clock.instant().isAfter(header.started().plus(BETWEEN_WRITES))) {
            engine.book().endWithoutInput(header);
            return Found.CLOSED;
        }
        return Found.NOTHING;
    }

    private static boolean goesOn(RunHeader header, NavigableSet<String> running) {
        String run = id(header).run();
        String continued = ExecutionName.continued(run, header.execution());
        String next = running.ceiling(continued);
        return running.contains(ExecutionName.of(run, header.execution()))
                || (next != null && next.startsWith(continued));
    }

    private static RunId id(RunHeader header) {
        return header.run().id();
    }
}
