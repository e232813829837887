package dev.superstep.runner;

import dev.superstep.graph.core.Channels;
import dev.superstep.json.JsonException;
import dev.superstep.runlog.Commit;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Loading;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.RunLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a node and its routers, and writes what they say: one conditional put. Thread-safe. */
final class Commits {
    private final RunLog log;
    private final Channels channels;
    private final NodeCode code;
    private final Routing routing;
    private final Pauses pauses;
    private final Instruments instruments;
    private final InstantSource clock;
    private final AtomicBoolean cold = new AtomicBoolean(true);

    Commits(
            RunLog log,
            Channels channels,
            NodeCode code,
            Routing routing,
            Pauses pauses,
            Instruments instruments,
            InstantSource clock) {
        this.log = log;
        this.channels = channels;
        this.code = code;
        this.routing = routing;
        this.pauses = pauses;
        this.instruments = instruments;
        this.clock = clock;
    }

    /** @throws AttemptFailure if the node fails, or wrote or said what it may not */
    Commit commit(Attempt one) {
        Instant started = clock.instant();
        Loading loading = Loading.of(log, one.slice().run().id());
        View view = new View(channels, loading, one.state());
        NodeCode.Called called = code.call(one, view, loading);
        Routing.Decision decision = routing.decide(one.node(), one.superstep(), view, called.update());
        Optional<Instant> until = pauses.until(one.node(), one.superstep(), view, called.update());
        Duration duration = Duration.between(started, clock.instant());
        try {
            Delta delta = new Delta(
                    one.superstep(),
                    one.task(),
                    called.update(),
                    decision.goTo(),
                    decision.sends(),
                    one.tasks(),
                    metrics(one, started, duration, called, decision),
                    one.by(),
                    until);
            return log.append(one.slice().run(), delta);
        } catch (JsonException notJson) {
            throw AttemptFailure.thrown(one.node(), one.superstep(), notJson);
        }
    }

    private Metrics metrics(
            Attempt one, Instant started, Duration duration, NodeCode.Called called, Routing.Decision decision) {
        return new Metrics(
                started,
                duration,
                one.event().retry() + 1,
                cold.getAndSet(false),
                one.slice().bytes(),
                called.inputBytes(),
                Sizes.ofOutput(called.update(), decision.sends()),
                instruments.memoryMiB().getAsLong());
    }
}
