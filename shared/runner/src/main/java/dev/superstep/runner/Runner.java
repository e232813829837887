package dev.superstep.runner;

import dev.superstep.graph.Question;
import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.Masks;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.json.Json;
import dev.superstep.runlog.Commit;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.Loading;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one attempt of one node of a graph.
 *
 * <pre>
 *   event ─▶ read the log below the superstep ─▶ fold ─▶ node ─▶ routers ─▶ commit ─▶ look ─▶ answer
 * </pre>
 *
 * One read and one conditional write, and one more read where the plan asks for a look. An invocation that finds its task
 * committed changes nothing: it answers from what is recorded, and repeats the look. One that is tried again, or that goes
 * through its run again, asks for its own item first and does not run the node if there is one. Thread-safe.
 */
public final class Runner {
    private final Definition definition;
    private final String fingerprint;
    private final Channels channels;
    private final RunLog log;
    private final InstantSource clock;
    private final Headers headers;
    private final Openings openings;
    private final Snapshots snapshots;
    private final Routing routing;
    private final Look look;
    private final Approvals approvals;
    private final NodeCode code;
    private final Commits commits;
    private final Instruments instruments;

    /**
     * @param program the graph and its functions
     * @param log where its runs are recorded
     * @param clock what time it is
     * @param settings how much it keeps, and for how long
     */
    public Runner(Program program, RunLog log, InstantSource clock, Settings settings) {
        this(program, log, clock, settings, TaskOutcomes.NONE);
    }

    /**
     * @param program the graph and its functions
     * @param log where its runs are recorded
     * @param clock what time it is
     * @param settings how much it keeps, and for how long
     * @param outcomes lets tasks go on that wait for a person
     */
    public Runner(Program program, RunLog log, InstantSource clock, Settings settings, TaskOutcomes outcomes) {
        this.definition = program.definition();
        this.fingerprint = Fingerprint.of(definition);
        this.channels = new Channels(definition.channels());
        this.log = log;
        this.clock = clock;
        this.instruments = settings.instruments();
        Masks masks = new Masks(definition.channels());
        Reading reading = new Reading(log, channels, new WarmPrefixes(settings.warmBytes(), clock));
        this.headers = new Headers(definition, clock, settings.retention());
        this.openings = new Openings(log, reading, channels, headers, new GraphFit(log, definition));
        this.snapshots = new Snapshots(log, definition.topology(), channels);
        this.routing = new Routing(program);
        this.look = new Look(log, channels, definition.recursionLimit());
        this.approvals = new Approvals(log, outcomes, clock);
        this.code = new NodeCode(program, approvals, instruments, masks);
        this.commits = new Commits(log, channels, code, routing, new Pauses(program, clock), instruments, clock);
    }

    /**
     * How much a runner keeps, and for how long.
     *
     * @param retention how long the log of a run is kept after its start
     * @param warmBytes how much of the logs that were read last is remembered, in bytes of JSON; 0 for nothing, so that every
     *     task reads the log anew
     * @param instruments what its attempts are measured with
     */
    public record Settings(Duration retention, long warmBytes, Instruments instruments) {
        private static final long DEFAULT_WARM_BYTES = 32L * 1024 * 1024;

        /** Settings without instruments. */
        public Settings(Duration retention, long warmBytes) {
            this(retention, warmBytes, Instruments.NONE);
        }

        /** Settings that remember up to 32 MB. */
        public static Settings keeping(Duration retention) {
            return new Settings(retention, DEFAULT_WARM_BYTES);
        }

        /** These settings with {@code others} for instruments. */
        public Settings with(Instruments others) {
            return new Settings(retention, warmBytes, others);
        }
    }

    /**
     * Runs {@code node} once.
     *
     * @param function a node of the graph, {@link NodeId#START} to run the routers of the start, or {@link NodeId#ANY} for
     *     the node that the event names
     * @param event what the state machine says, as core JSON
     * @param attempt names this attempt, which has no deadline
     * @return the answer, as core JSON: the next cursor
     * @throws AttemptFailure if it fails; a failure of the node or its graph has been recorded
     */
    public Map<String, @Nullable Object> run(NodeId function, @Nullable Object event, String attempt) {
        return run(function, event, Invocation.of(attempt));
    }

    /** {@link #run(NodeId, Object, String)} for a platform that ends an invocation which takes too long. */
    public Map<String, @Nullable Object> run(NodeId function, @Nullable Object event, Invocation invocation) {
        Event parsed = Event.parse(event);
        NodeId node = function.equals(NodeId.ANY)
                ? parsed.node().orElseThrow(() -> AttemptFailure.badEvent("it does not name a node"))
                : function;
        if (!parsed.graph().equals(fingerprint)) {
            throw AttemptFailure.staleGraph(node, parsed.graph(), fingerprint);
        }
        Position position = Position.of(definition.name(), node, parsed);
        Instant started = clock.instant();
        try {
            Done done = run(node, parsed, position, invocation);
            observe(node, parsed, position, started, done.outcome());
            return done.answer();
        } catch (RunLogException e) {
            AttemptFailure failure = AttemptFailure.log(node, position.superstep(), e);
            observe(node, parsed, position, started, new Attempted.Failed(failure.error()));
            throw failure;
        } catch (AttemptFailure e) {
            observe(node, parsed, position, started, new Attempted.Failed(e.error()));
            throw e;
        }
    }

    private void observe(NodeId node, Event event, Position position, Instant started, Attempted.Outcome outcome) {
        Duration duration = Duration.between(started, clock.instant());
        instruments
                .observer()
                .attempted(new Attempted(
                        position.run(), position.superstep(), node, event.retry() + 1, started, duration, outcome));
    }

    /** A task that is in the log, and what the state machine is told of it. */
    private record Done(Map<String, @Nullable Object> answer, Attempted.Outcome outcome) {}

    /** What makes the headers of its runs. */
    public Headers headers() {
        return headers;
    }

    private Done run(NodeId node, Event event, Position position, Invocation invocation) {
        Reading.Known known = openings.read(node, event, position);
        // After the read, which finds a conflict in the last superstep: that goes first, and a wide one nobody looked
        // for.
        if (position.superstep() > definition.recursionLimit()) {
            throw AttemptFailure.recursion(position.superstep(), definition.recursionLimit());
        }
        Attempt one = Attempt.of(node, event, position.superstep(), known, invocation);
        try {
            // Each of several makers may have kept below what all of them together did not.
            routing.refuseTooMany(node, one.superstep() - 1, one.sendRuns());
            int base = position.base();
            if (event.ask().isPresent()) {
                return ask(one, base, event.ask().get());
            }
            Optional<Delta> recorded = event.isReplay() ? recorded(one, base) : Optional.empty();
            if (recorded.isEmpty()) {
                recordDeath(one);
                base = snapshots.save(one, base);
            }
            Commit commit = recorded.<Commit>map(Commit.AlreadyCommitted::new).orElseGet(() -> commits.commit(one));
            Delta delta = commit.delta();
            Step step = look.after(one, delta);
            Map<String, @Nullable Object> answer =
                    event.frontier() ? routing.frontier(one, base, step) : routing.answer(one, base, delta);
            return new Done(answer, outcome(commit));
        } catch (AttemptFailure e) {
            AttemptFailure shown = code.shown(one, e);
            recordFailure(one, shown);
            throw shown;
        }
    }

    /**
     * Asks what the approval asks; the state machine drops the answer, and waits.
     *
     * <p>One that was answered before, in a run that is gone through again, goes on at once.
     */
    private Done ask(Attempt one, int base, Event.Ask ask) {
        boolean open = false;
        if (one.event().isReplay() && recorded(one, base).isPresent()) {
            approvals.goOn(ask.token());
        } else {
            Loading loading = Loading.of(log, one.slice().run().id());
            Question question = code.question(one, new View(channels, loading, one.state()), loading);
            Inquiry inquiry = Inquiry.open(
                    one.superstep(),
                    one.task(),
                    question,
                    ask.asked(),
                    ask.asked().plus(ask.within()));
            open = approvals
                    .ask(one.slice().run(), inquiry, one.invocation().id(), ask.token())
                    .isOpen();
        }
        String run = one.slice().run().id().run();
        return new Done(
                Json.object("run", run, "node", one.node().value(), "superstep", (long) one.superstep(), "open", open),
                new Attempted.Asked());
    }

    private static Attempted.Outcome outcome(Commit commit) {
        return switch (commit) {
            case Commit.Committed own -> new Attempted.Committed(own.delta().metrics());
            case Commit.AlreadyCommitted others -> new Attempted.AlreadyCommitted();
        };
    }

    /** What the task has committed before; it must have, if the run begins with a snapshot of a later step. */
    private Optional<Delta> recorded(Attempt one, int base) {
        Optional<Delta> own = log.delta(one.slice().run(), one.superstep(), one.task());
        if (own.isEmpty() && one.superstep() < base) {
            throw RunLogException.gap(
                    one.slice().run().id(),
                    "step " + one.superstep() + one.task().mark() + " is missing");
        }
        return own;
    }

    /** An invocation that died could not say so itself; always under one name, however often its fallback is called. */
    private void recordDeath(Attempt one) {
        one.event().failed().ifPresent(failed -> {
            RunError error = new RunError(failed.error(), "", one.node(), failed.cause());
            log.recordFailure(
                    one.slice().run(), new Failure(one.superstep(), one.task(), "died", error, clock.instant()));
        });
    }

    /** A failure that cannot be recorded must not hide the one that happened. */
    private void recordFailure(Attempt one, AttemptFailure failure) {
        try {
            log.recordFailure(
                    one.slice().run(),
                    new Failure(one.superstep(), one.task(), one.invocation().id(), failure.error(), clock.instant()));
        } catch (RunLogException e) {
            failure.addSuppressed(e);
        }
    }
}
