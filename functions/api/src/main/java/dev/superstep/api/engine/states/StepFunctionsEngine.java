package dev.superstep.api.engine.states;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.api.engine.EngineLoad;
import dev.superstep.api.engine.Fork;
import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.engine.RunReport;
import dev.superstep.engine.RunSteps;
import dev.superstep.runlog.Page;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.Window;
import dev.superstep.states.StatesEngine;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has Step Functions execute runs, and reads what became of them from the run log.
 *
 * <p>Any number of processes may do so side by side. When the log says that a run goes on, Step Functions is asked, now and then,
 * whether that is so; when it does not answer, the log's word counts.
 */
@Singleton
@Typed(StepFunctionsEngine.class)
public final class StepFunctionsEngine implements WorkflowEngine {
    private static final Logger LOG = Logger.getLogger(StepFunctionsEngine.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Instant since = InstantSource.system().instant();
    private final Catalog catalog;
    private final StatesEngines engines;
    private final RunLog log;
    private final StatesSettings settings;
    private final Looks looks;

    StepFunctionsEngine(Catalog catalog, StatesEngines engines, RunLog log, StatesSettings settings) {
        this.catalog = catalog;
        this.engines = engines;
        this.log = log;
        this.settings = settings;
        this.looks = new Looks(settings.lookAgain(), System::nanoTime);
    }

    @Override
    public void submit(String workflow, String run, Map<String, @Nullable Object> input) {
        engines.remembered(workflow).submit(run, input);
    }

    @Override
    public void redrive(String workflow, String run) {
        engines.remembered(workflow).redrive(run);
    }

    @Override
    public void fork(RunId parent, Fork fork, String run) {
        engines.remembered(parent.workflow()).fork(parent.run(), fork.superstep(), fork.edits(), run);
    }

    @Override
    public void cancel(String workflow, String run, String reason) {
        engines.of(workflow).cancel(run, reason);
    }

    @Override
    public void erase(String workflow, String run) {
        engines.of(workflow).erase(run, settings.eraseGrace());
    }

    /** {@inheritDoc} It asks the log again and again, less and less often. */
    @Override
    public void await(String workflow, String run, Duration atMost) throws InterruptedException {
        StatesEngine engine = engines.of(workflow);
        long until = System.nanoTime() + atMost.toNanos();
        Duration pause = FIRST_PAUSE;
        while (goesOn(engine, run)) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(left, pause.toNanos()));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private boolean goesOn(StatesEngine engine, String run) {
        return engine.book()
                .find(run)
                .map(header -> asItIsNow(engine, header))
                .filter(header -> !header.status().isEnd())
                .isPresent();
    }

    @Override
    public Optional<RunHeader> find(String workflow, String run) {
        StatesEngine engine = engines.of(workflow);
        return engine.book().find(run).map(header -> asItIsNow(engine, header));
    }

    @Override
    public Optional<RunReport> report(String workflow, String run) {
        StatesEngine engine = engines.of(workflow);
        return engine.book().report(run).flatMap(report -> {
            RunHeader recorded = report.header();
            boolean ended = asItIsNow(engine, recorded).status().isEnd();
            return ended == recorded.status().isEnd()
                    ? Optional.of(report)
                    : engine.book().report(run);
        });
    }

    /** The header, if need be once an end has been noted that nobody has told of. */
    private RunHeader asItIsNow(StatesEngine engine, RunHeader header) {
        if (header.status().isEnd() || !looks.isDue(header.run().id())) {
            return header;
        }
        try {
            return engine.current(header);
        } catch (RunLogException e) {
            LOG.warnf(
                    "Whether run %s still goes on is not known. %s",
                    header.run().id(), e.getMessage());
            return header;
        }
    }

    @Override
    public Page list(String workflow, Window window, int limit, @Nullable String cursor) {
        return log.list(workflow, window, limit, cursor);
    }

    @Override
    public Optional<RunSteps> steps(String workflow, String run, int from, int limit) {
        return engines.of(workflow).book().steps(run, from, limit);
    }

    @Override
    public Optional<byte[]> state(String workflow, String run, int superstep, String channel) {
        return engines.of(workflow).book().state(run, superstep, channel);
    }

    @Override
    public Optional<byte[]> state(String workflow, String run, String channel) {
        return engines.of(workflow).book().state(run, channel);
    }

    @Override
    public Optional<byte[]> input(String workflow, String run, String channel) {
        return engines.of(workflow).book().input(run, channel);
    }

    /** {@inheritDoc} Of all processes: the runs that have not ended, and those of them that wait for a person. */
    @Override
    public EngineLoad load() {
        int open = 0;
        int waiting = 0;
        for (String workflow : catalog.names()) {
            open += log.unfinished(workflow).size();
            waiting += log.waitingRuns(workflow).size();
        }
        return EngineLoad.unbounded(since, open, waiting);
    }
}
