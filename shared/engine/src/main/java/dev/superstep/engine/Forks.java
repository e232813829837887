package dev.superstep.engine;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Channels;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.History;
import dev.superstep.runlog.Loading;
import dev.superstep.runlog.Origin;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes runs that begin in the middle of another.
 *
 * <p>A fork has a log of its own, with a snapshot of the state before its first superstep and what was committed below it: all
 * of it, which the machine then goes through without running anything, or only the newest superstep, if the machine can be
 * entered in the middle. Nothing of its parent is read again. Its header is written last, so that nobody runs half a fork.
 */
final class Forks {
    private final RunLog log;
    private final Channels channels;
    private final Reporter reporter;
    private final Cursors cursors;

    Forks(RunLog log, Channels channels, Reporter reporter, Cursors cursors) {
        this.log = log;
        this.channels = channels;
        this.reporter = reporter;
        this.cursors = cursors;
    }

    /**
     * Records a fork.
     *
     * @param parent the run that is forked
     * @param superstep the first superstep that the fork runs by itself
     * @param edits the channels that it begins with in place of the parent's
     * @param begun the header that a new run with the parent's input would have
     * @throws RunLogException with RUN_NAME_REUSED if the name is that of another run, or of a fork with other edits
     */
    RunHeader fork(History parent, int superstep, Map<String, @Nullable Object> edits, RunHeader begun) {
        check(parent, superstep, edits);
        RunInput input = parent.input();
        if (input == null) {
            throw RunLogException.gap(parent.header().run().id(), "the input is missing");
        }
        Run run = begun.run();
        Map<String, @Nullable Object> state = new LinkedHashMap<>(reporter.state(parent, superstep - 1));
        state.putAll(edits);
        Origin origin = new Origin(
                parent.header().run().id(),
                superstep,
                cursors.stateOf(parent, superstep).orElse(""));
        RunHeader header = begun.forkedFrom(origin, edits);
        log.save(new Snapshot(
                run, superstep, channels.fingerprint(), state, reporter.controlAfter(parent, superstep - 1)));
        int from = cursors.haveEntrance() ? superstep - 1 : 0;
        for (Step step : parent.steps()) {
            if (step.superstep() >= from && step.superstep() < superstep) {
                for (Delta delta : step.deltas()) {
                    log.append(run, delta);
                }
            }
        }
        requireSame(header, state, superstep);
        return log.open(header, input.values()).header();
    }

    /** A snapshot that was there before stays: half a fork with other edits, whose process died, must not become this one. */
    private void requireSame(RunHeader wanted, Map<String, @Nullable Object> state, int superstep) {
        RunId id = wanted.run().id();
        Map<String, @Nullable Object> kept = log.before(id, superstep, superstep)
                .map(Slice::base)
                .map(base -> base instanceof Snapshot snapshot ? snapshot.state() : Map.<String, @Nullable Object>of())
                .orElseGet(Map::of);
        if (!Loading.of(log, id).load(channels, kept, channel -> true).equals(state)) {
            throw RunLogException.runNameReused(wanted, wanted.run().incarnation(), "of a fork with another beginning");
        }
    }

    private void check(History parent, int superstep, Map<String, @Nullable Object> edits) {
        int first = Reporter.first(parent);
        int complete = reporter.lastComplete(parent);
        int last = reporter.endsAfter(parent, complete) ? complete : complete + 1;
        if (superstep < first || superstep > last) {
            throw EngineException.forkOutOfRange(parent.header().run().id(), superstep, first, last);
        }
        List<String> known = channels.all().stream().map(Channel::name).toList();
        List<String> unknown =
                edits.keySet().stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw EngineException.forkUnknownChannel(parent.header().run().id(), unknown);
        }
    }
}
