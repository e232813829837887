package dev.superstep.runner;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.ExecutionName;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.Slice;
import java.util.List;
import java.util.Optional;

/** Finds the run of an invocation in the log; a run that somebody started by hand is opened by its first task. */
final class Openings {
    private final RunLog log;
    private final Reading reading;
    private final Channels channels;
    private final Headers headers;
    private final GraphFit fit;

    /**
     * @param headers makes those of runs that begin here
     * @param fit of the graph whose runs they are
     */
    Openings(RunLog log, Reading reading, Channels channels, Headers headers, GraphFit fit) {
        this.log = log;
        this.reading = reading;
        this.channels = channels;
        this.headers = headers;
        this.fit = fit;
    }

    /** What the log has below the superstep. */
    Reading.Known read(NodeId node, Event event, Position position) {
        requireFit(event.execution(), position);
        int superstep = Math.max(1, position.superstep());
        Optional<Reading.Known> found = event.frontier()
                ? reading.cold(node, position.run(), superstep, position.base())
                : reading.warm(node, position.run(), superstep, position.base());
        return switch (event.entry()) {
            case Event.Entry.Cursor cursor -> found.orElseThrow(() -> RunLogException.unknownRun(position.run()));
            case Event.Entry.Plain plain -> {
                RunInput input = RunInput.of(plain.input());
                yield found.filter(known -> isOf(known.slice(), plain, input)).orElseGet(() -> {
                    Slice slice = new Slice(open(position, plain), 1, input, List.of(), 0);
                    return new Reading.Known(slice, slice.fold(channels));
                });
            }
        };
    }

    /**
     * The first tasks of an execution that the run was handed on to look whether this graph can go on with it: the execution may
     * be of a newer version of the state machine than the one before.
     */
    private void requireFit(String execution, Position position) {
        if (ExecutionName.isContinuedAt(execution, position.run().run(), position.superstep())) {
            log.header(position.run()).ifPresent(fit::require);
        }
    }

    private static boolean isOf(Slice slice, Event.Entry.Plain plain, RunInput input) {
        return slice.run().incarnation().equals(plain.started())
                && slice.base() instanceof RunInput base
                && base.digest().equals(input.digest());
    }

    private Run open(Position position, Event.Entry.Plain plain) {
        RunHeader header = headers.of(position.run(), plain.started(), plain.input());
        return log.open(header, plain.input()).header().run();
    }
}
