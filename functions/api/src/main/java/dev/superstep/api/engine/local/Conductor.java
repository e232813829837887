package dev.superstep.api.engine.local;

import dev.superstep.api.engine.TooManyRunsException;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.RunReport;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Begins, resumes and stops runs, each in one job at a time, and counts how they end.
 *
 * <p>Two requests for the same run meet here: one gets its job and records what it is to do, the other finds it recorded.
 */
final class Conductor {
    private static final Duration OPENING = Duration.ofMillis(5);

    private final Executions executions;
    private final RunLog log;
    private final Ends ends = new Ends();

    Conductor(Executions executions, RunLog log) {
        this.executions = executions;
        this.log = log;
    }

    /** How many runs have ended here, and how. */
    Ends ends() {
        return ends;
    }

    /**
     * Has a run executed as it has just been recorded, unless it has ended or somebody executes it.
     *
     * @param known the run, if somebody has recorded it; throws if it is another
     * @param recorded records what the job is to do
     */
    void begin(LocalEngine engine, RunId run, Supplier<Optional<RunHeader>> known, Function<Job, RunHeader> recorded) {
        claimOr(run, known).ifPresent(job -> begin(engine, job, recorded));
    }

    /** Goes on with a run that was accepted before; not if somebody does. {@code true} if it does. */
    boolean resume(LocalEngine engine, RunId run) {
        Optional<Job> job = executions.claimInAnyCase(run);
        job.ifPresent(mine -> execute(engine, mine, () -> engine.resume(run.run())));
        return job.isPresent();
    }

    /** Stops a run that somebody asked to stop. */
    void stop(LocalEngine engine, RunId run) {
        executions.job(run).ifPresentOrElse(job -> executions.inBackground(job::stop), () -> stopped(engine, run));
    }

    /** The job of a run that nobody executes; empty if somebody does, and {@code known} says what it is. */
    private Optional<Job> claimOr(RunId run, Supplier<Optional<RunHeader>> known) {
        while (true) {
            try {
                Optional<Job> job = executions.claim(run);
                if (job.isPresent() || known.get().isPresent()) {
                    return job;
                }
            } catch (TooManyRunsException e) {
                if (known.get().isEmpty()) {
                    throw e;
                }
                return Optional.empty();
            }
            pause(); // somebody is about to record it, or to let it go
        }
    }

    private static void pause() {
        try {
            Thread.sleep(OPENING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another request was waited for", e);
        }
    }

    private void begin(LocalEngine engine, Job job, Function<Job, RunHeader> recorded) {
        boolean taken = false;
        try {
            RunHeader header = recorded.apply(job);
            if (!header.status().isEnd()) {
                execute(engine, job, () -> run(engine, header));
                taken = true;
            }
        } finally {
            if (!taken) {
                executions.giveUp(job);
            }
        }
    }

    private static RunReport run(LocalEngine engine, RunHeader header) {
        String run = header.run().id().run();
        if (header.status() == RunStatus.QUEUED) {
            return engine.resume(run);
        }
        return header.execution() == 0 ? engine.execute(run) : engine.carryOn(header);
    }

    private void execute(LocalEngine engine, Job job, Supplier<RunReport> execution) {
        executions.execute(job, () -> ends.count(execution.get()), () -> stopped(engine, job.run()));
    }

    /** Ends a run that somebody asked to stop, if it has not ended otherwise. */
    private void stopped(LocalEngine engine, RunId run) {
        boolean open = engine.find(run.run())
                .filter(header -> !header.status().isEnd())
                .isPresent();
        if (open && log.cancelRequest(run).isPresent()) {
            ends.count(engine.stopped(run.run()));
        }
    }
}
