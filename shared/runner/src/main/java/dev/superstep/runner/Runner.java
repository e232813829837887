package dev.superstep.runner;

import dev.superstep.graph.ApprovalFunction;
import dev.superstep.graph.Decision;
import dev.superstep.graph.Question;
import dev.superstep.graph.Task;
import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.Masks;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.json.Json;
import dev.superstep.json.JsonException;
import dev.superstep.runlog.Commit;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.Loading;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.Ruling;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Program program;
    private final Definition definition;
    private final String fingerprint;
    private final Channels channels;
    private final RunLog log;
    private final InstantSource clock;
    private final Duration retention;
    private final Reading reading;
    private final Snapshots snapshots;
    private final Routing routing;
    private final Look look;
    private final Pauses pauses;
    private final Approvals approvals;
    private final Instruments instruments;
    private final Masks masks;
    private final AtomicBoolean cold = new AtomicBoolean(true);

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
        this.program = program;
        this.definition = program.definition();
        this.fingerprint = Fingerprint.of(definition);
        this.channels = new Channels(definition.channels());
        this.log = log;
        this.clock = clock;
        this.retention = settings.retention();
        this.reading = new Reading(log, channels, new WarmPrefixes(settings.warmBytes(), clock));
        this.snapshots = new Snapshots(log, definition.topology(), channels);
        this.routing = new Routing(program);
        this.pauses = new Pauses(program, clock);
        this.instruments = settings.instruments();
        this.masks = new Masks(definition.channels());
        this.look = new Look(log, channels, definition.recursionLimit());
        this.approvals = new Approvals(log, outcomes, clock);
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
        Position position = position(node, parsed);
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

    /**
     * The header of a run that begins now.
     *
     * @param id the run
     * @param incarnation tells it from an earlier run of the same name
     * @param input what it is started with
     */
    public RunHeader header(RunId id, String incarnation, Map<String, @Nullable Object> input) {
        Instant now = clock.instant();
        RunHeader header = RunHeader.running(new Run(id, incarnation, now.plus(retention)), input, fingerprint, now);
        return masks.isEmpty() ? header : header.titled(Json.print(masks.values(input)));
    }

    /**
     * Where in a run an invocation is.
     *
     * @param superstep 0 for the routers of the start
     * @param base the superstep of the snapshot from which the state can be folded; 0 for the input
     */
    private record Position(RunId run, int superstep, int base) {}

    private Position position(NodeId node, Event event) {
        int first = node.equals(NodeId.START) ? 0 : 1;
        try {
            return switch (event.entry()) {
                case Event.Entry.Cursor cursor ->
                    new Position(
                            new RunId(definition.name(), cursor.run()),
                            node.equals(NodeId.START) ? 0 : cursor.superstep(),
                            cursor.base());
                case Event.Entry.Plain plain -> new Position(new RunId(definition.name(), event.execution()), first, 0);
            };
        } catch (IllegalArgumentException e) {
            throw AttemptFailure.badEvent(String.valueOf(e.getMessage()));
        }
    }

    private Done run(NodeId node, Event event, Position position, Invocation invocation) {
        Reading.Known known = read(node, event, position);
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
            Commit commit = recorded.<Commit>map(Commit.AlreadyCommitted::new).orElseGet(() -> commit(one));
            Delta delta = commit.delta();
            Step step = look.after(one, delta);
            Map<String, @Nullable Object> answer =
                    event.frontier() ? routing.frontier(one, base, step) : routing.answer(one, base, delta);
            return new Done(answer, outcome(commit));
        } catch (AttemptFailure e) {
            AttemptFailure shown = masks.isEmpty() ? e : e.masked(text -> masked(text, one));
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
            ApprovalFunction approval = approval(one);
            Map<String, @Nullable Object> seen = seen(one, approval, new View(channels, loading, one.state()), loading);
            Question question = guarded(one, () -> approval.ask(seen));
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

    private ApprovalFunction approval(Attempt one) {
        if (function(one) instanceof ApprovalFunction approval) {
            return approval;
        }
        throw AttemptFailure.badEvent("node \"" + one.node() + "\" is no approval, and cannot ask");
    }

    private static Attempted.Outcome outcome(Commit commit) {
        return switch (commit) {
            case Commit.Committed own -> new Attempted.Committed(own.delta().metrics());
            case Commit.AlreadyCommitted others -> new Attempted.AlreadyCommitted();
        };
    }

    /** What the log has below the superstep; the first task of a run that was started by hand records its input. */
    private Reading.Known read(NodeId node, Event event, Position position) {
        int superstep = Math.max(1, position.superstep());
        Optional<Reading.Known> found = event.frontier()
                ? reading.cold(node, position.run(), superstep, position.base())
                : reading.warm(node, position.run(), superstep, position.base());
        return switch (event.entry()) {
            case Event.Entry.Cursor cursor -> found.orElseThrow(() -> RunLogException.unknownRun(position.run()));
            case Event.Entry.Plain plain -> {
                RunInput input = RunInput.of(plain.input());
                Optional<Reading.Known> same =
                        found.filter(known -> known.slice().run().incarnation().equals(plain.started())
                                && known.slice().base() instanceof RunInput base
                                && base.digest().equals(input.digest()));
                yield same.orElseGet(() -> {
                    Slice slice = new Slice(open(position, plain), 1, input, List.of(), 0);
                    return new Reading.Known(slice, slice.fold(channels));
                });
            }
        };
    }

    private Run open(Position position, Event.Entry.Plain plain) {
        RunHeader header = header(position.run(), plain.started(), plain.input());
        return log.open(header, plain.input()).header().run();
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

    private Commit commit(Attempt one) {
        Instant started = clock.instant();
        Loading loading = Loading.of(log, one.slice().run().id());
        View view = new View(channels, loading, one.state());
        Call call = call(one, view, loading);
        Map<String, @Nullable Object> update = call.update();
        Routing.Decision decision = routing.decide(one.node(), one.superstep(), view, update);
        Optional<Instant> until = pauses.until(one.node(), one.superstep(), view, update);
        Duration duration = Duration.between(started, clock.instant());
        try {
            Metrics metrics = new Metrics(
                    started,
                    duration,
                    one.event().retry() + 1,
                    cold.getAndSet(false),
                    one.slice().bytes(),
                    call.inputBytes(),
                    Sizes.ofOutput(update, decision.sends()),
                    instruments.memoryMiB().getAsLong());
            Delta delta = new Delta(
                    one.superstep(),
                    one.task(),
                    update,
                    decision.goTo(),
                    decision.sends(),
                    one.tasks(),
                    metrics,
                    one.by(),
                    until);
            return log.append(one.slice().run(), delta);
        } catch (JsonException notJson) {
            throw AttemptFailure.thrown(one.node(), one.superstep(), notJson);
        }
    }

    /**
     * What a node did.
     *
     * @param inputBytes the size of what it looked at; 0 if that is not known
     */
    private record Call(Map<String, @Nullable Object> update, long inputBytes) {}

    private Call call(Attempt one, View view, Loading loading) {
        if (one.node().equals(NodeId.START)) {
            return new Call(Map.of(), 0);
        }
        NodeFunction function = function(one);
        Map<String, @Nullable Object> seen = seen(one, function, view, loading);
        long bytes = Sizes.ofInput(one.packet(), function.looksAt(), seen);
        return new Call(update(one, function, seen), bytes);
    }

    private Map<String, @Nullable Object> update(
            Attempt one, NodeFunction function, Map<String, @Nullable Object> seen) {
        if (!(function instanceof ApprovalFunction approval)) {
            return guarded(one, () -> function.run(seen));
        }
        return switch (approvals.ruling(one.slice().run(), one.superstep(), one.task())) {
            case Ruling.ByPerson(Decision decision) -> guarded(one, () -> approval.answer(seen, decision));
            case Ruling.ByDeadline late -> guarded(one, () -> approval.atDeadline(seen));
        };
    }

    private NodeFunction function(Attempt one) {
        NodeFunction function = functions(one.by()).get(one.node());
        if (function == null) {
            throw AttemptFailure.badEvent(
                    "graph \"" + definition.name() + "\" has no " + what(one.by()) + " \"" + one.node() + "\"");
        }
        return function;
    }

    private static Map<String, @Nullable Object> seen(Attempt one, NodeFunction function, View view, Loading loading) {
        return one.packet().map(loading::packet).orElseGet(() -> view.of(function.looksAt()));
    }

    /** What the node's own code gives, or the failure that it is. */
    private <T> T guarded(Attempt one, Callable<T> code) {
        Task task = one.context();
        Runnable leave = instruments.logs().enter(task);
        try {
            return masks.isEmpty() ? task.during(code) : task.during(text -> masked(text, one), code);
        } catch (RecordMappingException e) {
            throw AttemptFailure.unreadable(one.node(), one.superstep(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailure.thrown(one.node(), one.superstep(), e);
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            throw AttemptFailure.thrown(one.node(), one.superstep(), e);
        } finally {
            leave.run();
        }
    }

    /** {@code text} without the sensitive values that the attempt could read. */
    private String masked(String text, Attempt one) {
        return masks.text(text, List.of(one.state(), one.packet().orElse(Map.of())));
    }

    private Map<NodeId, NodeFunction> functions(Delta.By by) {
        return switch (by) {
            case NODE -> program.nodes();
            case FALLBACK -> program.fallbacks();
        };
    }

    private static String what(Delta.By by) {
        return switch (by) {
            case NODE -> "node";
            case FALLBACK -> "fallback of";
        };
    }

    /** An invocation that died could not say so itself; always under one name, however often its fallback is called. */
    private void recordDeath(Attempt one) {
        one.event().failed().ifPresent(failed -> {
            RunError error = new RunError(failed.error(), "", one.node(), failed.cause());
            Failure failure = new Failure(one.superstep(), one.task(), "died", error, clock.instant());
            try {
                log.recordFailure(one.slice().run(), failure);
            } catch (RunLogException e) {
                // What died is told as well as can be; the fallback is what matters.
            }
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
