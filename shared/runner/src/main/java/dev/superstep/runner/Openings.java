package dev.superstep.runner;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Masks;
import dev.superstep.graph.core.NodeId;
import dev.superstep.json.Json;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the run of an invocation in the log; a run that somebody started by hand is opened by its first task. */
final class Openings {
    private final RunLog log;
    private final Reading reading;
    private final Channels channels;
    private final Masks masks;
    private final String fingerprint;
    private final InstantSource clock;
    private final Duration retention;

    /** @param fingerprint of the graph whose runs they are */
    Openings(
            RunLog log,
            Reading reading,
            Channels channels,
            Masks masks,
            String fingerprint,
            InstantSource clock,
            Duration retention) {
        this.log = log;
        this.reading = reading;
        this.channels = channels;
        this.masks = masks;
        this.fingerprint = fingerprint;
        this.clock = clock;
        this.retention = retention;
    }

    /** The header of a run that begins now; its title has no sensitive value. */
    RunHeader header(RunId id, String incarnation, Map<String, @Nullable Object> input) {
        Instant now = clock.instant();
        RunHeader header = RunHeader.running(new Run(id, incarnation, now.plus(retention)), input, fingerprint, now);
        return masks.isEmpty() ? header : header.titled(Json.print(masks.values(input)));
    }

    /** What the log has below the superstep. */
    Reading.Known read(NodeId node, Event event, Position position) {
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

    private static boolean isOf(Slice slice, Event.Entry.Plain plain, RunInput input) {
        return slice.run().incarnation().equals(plain.started())
                && slice.base() instanceof RunInput base
                && base.digest().equals(input.digest());
    }

    private Run open(Position position, Event.Entry.Plain plain) {
        RunHeader header = header(position.run(), plain.started(), plain.input());
        return log.open(header, plain.input()).header().run();
    }
}
