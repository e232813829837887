package dev.superstep.runner;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.InvalidUpdateException;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Target;
import dev.superstep.runlog.Commit;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.SendPointer;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
 * committed changes nothing: it answers from what is recorded, and repeats the look. Thread-safe.
 */
public final class Runner {
    /** A superstep of more tasks is not looked at by each of them; whoever reads it next finds a conflict. */
    private static final int MOST_TASKS_TO_LOOK_AT = 100;

    private final Program program;
    private final Definition definition;
    private final String fingerprint;
    private final Channels channels;
    private final RunLog log;
    private final InstantSource clock;
    private final Duration retention;
    private final Routing routing;

    /**
     * @param program the graph and its functions
     * @param log where its runs are recorded
     * @param clock what time it is
     * @param retention how long the log of a run is kept after its start
     */
    public Runner(Program program, RunLog log, InstantSource clock, Duration retention) {
        this.program = program;
        this.definition = program.definition();
        this.fingerprint = Fingerprint.of(definition);
        this.channels = new Channels(definition.channels());
        this.log = log;
        this.clock = clock;
        this.retention = retention;
        this.routing = new Routing(program, channels);
    }

    /**
     * Runs {@code node} once.
     *
     * @param function a node of the graph, {@link NodeId#START} to run the routers of the start, or {@link NodeId#ANY} for
     *     the node that the event names
     * @param event what the state machine says, as core JSON
     * @param attempt names this attempt, such as the id of the invocation
     * @return the answer, as core JSON: the next cursor
     * @throws AttemptFailure if it fails; a failure of the node or its graph has been recorded
     */
    public Map<String, @Nullable Object> run(NodeId function, @Nullable Object event, String attempt) {
        Event parsed = Event.parse(event);
        NodeId node = function.equals(NodeId.ANY)
                ? parsed.node().orElseThrow(() -> AttemptFailure.badEvent("it does not name a node"))
                : function;
        if (!parsed.graph().equals(fingerprint)) {
            throw AttemptFailure.staleGraph(node, parsed.graph(), fingerprint);
        }
        Position position = position(node, parsed);
        try {
            return run(node, parsed, position, attempt);
        } catch (RunLogException e) {
            throw AttemptFailure.log(node, position.superstep(), e);
        }
    }

    /**
     * The header of a run that begins now.
     *
     * @param id the run
     * @param incarnation tells it from an earlier run of the same name
     * @param input what it is started with
     */
    public RunHeader header(RunId id, String incarnation, Map<String, @Nullable Object> input) {
        Instant now = clock.instant();
        return RunHeader.running(new Run(id, incarnation, now.plus(retention)), input, fingerprint, now);
    }

    /** Where in a run an invocation is; {@code superstep} is 0 for the routers of the start. */
    private record Position(RunId run, int superstep) {}

    private Position position(NodeId node, Event event) {
        int first = node.equals(NodeId.START) ? 0 : 1;
        try {
            return switch (event.entry()) {
                case Event.Entry.Cursor cursor ->
                    new Position(
                            new RunId(definition.name(), cursor.run()),
                            node.equals(NodeId.START) ? 0 : cursor.superstep());
                case Event.Entry.Plain plain -> new Position(new RunId(definition.name(), plain.execution()), first);
            };
        } catch (IllegalArgumentException e) {
            throw AttemptFailure.badEvent(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, @Nullable Object> run(NodeId node, Event event, Position position, String attempt) {
        if (position.superstep() > definition.recursionLimit()) {
            throw AttemptFailure.recursion(position.superstep(), definition.recursionLimit());
        }
        Slice slice = slice(event, position);
        Attempt one = new Attempt(node, event, position.superstep(), slice, task(node, event, slice), attempt);
        try {
            Delta delta = commit(one);
            Step step = look(one, delta);
            return event.frontier()
                    ? routing.frontier(position.run(), one.slice().steps(), step)
                    : routing.answer(position.run(), node, delta);
        } catch (AttemptFailure e) {
            recordFailure(one, e);
            throw e;
        }
    }

    /** What the log has below the superstep; the first task of a run that was started by hand records its input. */
    private Slice slice(Event event, Position position) {
        Optional<Slice> found = log.before(position.run(), Math.max(1, position.superstep()));
        return switch (event.entry()) {
            case Event.Entry.Cursor cursor -> found.orElseThrow(() -> RunLogException.unknownRun(position.run()));
            case Event.Entry.Plain plain -> {
                RunInput input = RunInput.of(plain.input());
                Optional<Slice> same =
                        found.filter(slice -> slice.run().incarnation().equals(plain.started())
                                && slice.base().equals(input));
                yield same.orElseGet(() -> new Slice(open(position, plain), 1, input, List.of(), 0));
            }
        };
    }

    private Run open(Position position, Event.Entry.Plain plain) {
        RunHeader header = header(position.run(), plain.started(), plain.input());
        return log.open(header, plain.input()).header().run();
    }

    /** One attempt at one task, and what it has read. */
    private record Attempt(NodeId node, Event event, int superstep, Slice slice, TaskId task, String id) {}

    private static TaskId task(NodeId node, Event event, Slice slice) {
        return event.send()
                .<TaskId>map(pointer -> new TaskId.SendRun(slice.newest().numberOf(pointer), node))
                .orElseGet(() -> TaskId.of(node));
    }

    private Delta commit(Attempt one) {
        Instant started = clock.instant();
        Map<String, @Nullable Object> state = fold(one);
        Map<String, @Nullable Object> update = call(one, state);
        Routing.Decision decision = routing.decide(one.node(), one.superstep(), state, update);
        int tasks = one.superstep() == 0
                ? 1
                : one.event().tasks() + one.slice().newest().sends().size();
        Metrics metrics = Metrics.of(started, Duration.between(started, clock.instant()));
        Delta delta = new Delta(one.superstep(), one.task(), update, decision.goTo(), decision.sends(), tasks, metrics);
        return switch (log.append(one.slice().run(), delta)) {
            case Commit.Committed committed -> committed.delta();
            case Commit.AlreadyCommitted already -> already.winner();
        };
    }

    private Map<String, @Nullable Object> fold(Attempt one) {
        try {
            return one.slice().fold(channels);
        } catch (InvalidUpdateException e) {
            throw AttemptFailure.invalidUpdate(one.node(), one.superstep() - 1, e);
        }
    }

    private Map<String, @Nullable Object> call(Attempt one, Map<String, @Nullable Object> state) {
        if (one.node().equals(NodeId.START)) {
            return Map.of();
        }
        Map<String, @Nullable Object> view =
                one.event().send().map(pointer -> packet(one, pointer)).orElse(state);
        NodeFunction function = program.nodes().get(one.node());
        if (function == null) {
            throw AttemptFailure.badEvent("graph \"" + definition.name() + "\" has no node \"" + one.node() + "\"");
        }
        try {
            return function.run(view);
        } catch (RecordMappingException e) {
            throw AttemptFailure.unreadable(one.node(), one.superstep(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailure.thrown(one.node(), one.superstep(), e);
        } catch (Exception e) {
            throw AttemptFailure.thrown(one.node(), one.superstep(), e);
        }
    }

    private static Map<String, @Nullable Object> packet(Attempt one, SendPointer pointer) {
        Step makers = one.slice().newest();
        Target.Send send = makers.sends().get(makers.numberOf(pointer));
        return send.packet();
    }

    /**
     * Finds out whether this was the last task of the superstep, and then whether the superstep was legal; gives what was
     * seen of it, which is this task alone where nobody needs to look.
     */
    private Step look(Attempt one, Delta delta) {
        boolean limit =
                (one.event().limit() || one.event().frontier()) && one.superstep() == definition.recursionLimit();
        boolean conflict = one.event().conflict() && delta.tasks() > 1 && delta.tasks() <= MOST_TASKS_TO_LOOK_AT;
        if (delta.tasks() == 1 || (!limit && !conflict && !one.event().frontier())) {
            refuse(limit);
            return new Step(one.superstep(), List.of(delta));
        }
        Step step = log.step(one.slice().run().id(), one.superstep());
        if (step.isComplete()) {
            try {
                channels.apply(fold(one), step.updates());
            } catch (InvalidUpdateException e) {
                throw AttemptFailure.invalidUpdate(one.node(), one.superstep(), e);
            }
            refuse(limit);
        }
        return step;
    }

    private void refuse(boolean limitIsReached) {
        if (limitIsReached) {
            throw AttemptFailure.recursion(definition.recursionLimit(), definition.recursionLimit());
        }
    }

    /** A failure that cannot be recorded must not hide the one that happened. */
    private void recordFailure(Attempt one, AttemptFailure failure) {
        try {
            log.recordFailure(
                    one.slice().run(),
                    new Failure(one.superstep(), one.task(), one.id(), failure.error(), clock.instant()));
        } catch (RunLogException e) {
            failure.addSuppressed(e);
        }
    }
}
