package dev.superstep.monitoring.events;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Masks;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.runlog.ControlPoint;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.DeltaPage;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Origin;
import dev.superstep.runlog.Ruling;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.Step;
import dev.superstep.runner.FrontierReplay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows one run through its log.
 *
 * <p>Every event comes once: who goes on behind an event's id, in this process or another, gets all that follows and nothing
 * again. Of a superstep come first that it runs, then what failed in it, then what committed; no event of a later one comes
 * before the superstep is complete. What happens and is undone between two looks is not seen: a status that changes and
 * changes back, and at most {@value Bookmark#MOST_NOTES} failures of one superstep are told.
 *
 * <p>A look is three requests: the header, what committed behind the last task before which none is missing, and the failures
 * of the open superstep (and what it waits for, where the graph has approvals). To begin in the middle costs the superstep before as well. Not thread-safe.
 */
public final class RunStream {
    private static final int PAGE = 200;

    private final RunLog log;
    private final RunId run;
    private final Channels channels;
    private final Definition definition;
    private final Numbering numbering;
    private final Bookmark bookmark;
    private final OpenStep open;
    /** Where the look goes on that is not over; else the next begins behind the last task before which none is missing. */
    private @Nullable Delta readTo;
    /** How many tasks had been told when the look began, and whether the run had ended. */
    private long toldBefore;

    private boolean endedBefore;
    private long told;

    private final boolean hasApprovals;
    private final Masks masks;

    private RunStream(RunLog log, RunHeader header, Definition definition, @Nullable String after) {
        this.log = log;
        this.run = header.run().id();
        this.definition = definition;
        this.channels = new Channels(definition.channels());
        this.numbering = new Numbering(definition.topology());
        this.masks = new Masks(definition.channels());
        this.hasApprovals = definition.topology().nodes().stream()
                .anyMatch(node -> definition.topology().has(node, NodeTrait.APPROVAL));
        this.bookmark = Optional.ofNullable(after)
                .flatMap(id -> Bookmark.parse(id, header, numbering))
                .orElseGet(() -> beginning(header));
        Step makers =
                bookmark.superstep() == 0 ? new Step(0, List.of()) : log.step(header.run(), bookmark.superstep() - 1);
        this.open = new OpenStep(definition.topology(), channels, bookmark.control(), makers);
    }

    /**
     * A stream of a run's events.
     *
     * @param definition the run's workflow
     * @param after the id of the last event that was seen; null to begin with the first. If it is of another run that had this
     *     name, or of another graph, the stream begins with the first as well
     * @return empty if there is no such run
     * @throws IllegalArgumentException if {@code after} is no event's id
     */
    public static Optional<RunStream> of(RunLog log, RunId run, Definition definition, @Nullable String after) {
        return log.header(run).map(header -> new RunStream(log, header, definition, after));
    }

    private Bookmark beginning(RunHeader header) {
        Origin origin = header.origin();
        if (origin != null) {
            return Bookmark.atStart(header, origin.superstep(), control(origin.superstep()));
        }
        List<List<NodeId>> nothingSeen =
                Collections.nCopies(definition.topology().joins().size(), List.of());
        ControlPoint start = new ControlPoint(List.of(NodeId.START), nothingSeen);
        if (!definition.topology().routersOf(NodeId.START).isEmpty()) {
            return Bookmark.atStart(header, 0, start);
        }
        OpenStep zero = new OpenStep(definition.topology(), channels, start, new Step(0, List.of()));
        return Bookmark.atStart(header, 1, zero.advance(0));
    }

    /** What runs in the first superstep of a fork. */
    private ControlPoint control(int superstep) {
        return log.before(run, superstep, superstep)
                .map(Slice::base)
                .flatMap(base ->
                        base instanceof Snapshot snapshot ? Optional.ofNullable(snapshot.control()) : Optional.empty())
                .orElseThrow(() -> RunLogException.noSnapshot(run, superstep));
    }

    /**
     * Some events that follow one another.
     *
     * @param events in order
     * @param state whether others follow
     */
    public record Batch(List<RunEvent> events, State state) {
        public Batch {
            events = List.copyOf(events);
        }

        /** Whether there is more. */
        public enum State {
            /** There is more in the log. */
            MORE,
            /** There is no more at the moment. */
            DRAINED,
            /** There will be no more, unless the run is redriven. */
            OVER
        }
    }

    /** What has happened since the last look, or a part of it. */
    public Batch next() {
        List<RunEvent> events = new ArrayList<>();
        Optional<RunHeader> found = log.header(run);
        if (found.filter(bookmark::isOf).isEmpty()) {
            events.add(event(RunEvent.Kind.ERASED, Map.of()));
            return new Batch(events, Batch.State.OVER);
        }
        RunHeader header = found.orElseThrow();
        RunEnd end = header.end();
        if (end != null && bookmark.isTold(header.status(), header.execution())) {
            return new Batch(events, Batch.State.OVER); // a straggler's commit changes nothing
        }
        if (bookmark.start()) {
            events.add(event(RunEvent.Kind.STARTED, EventJson.started(header)));
        }
        // Of an execution that has ended since, too: what it ran is told as what runs.
        RunStatus now = end == null ? header.status() : RunStatus.RUNNING;
        boolean tells = end == null || bookmark.isOfEarlierThan(header.execution());
        if (tells && bookmark.change(now, header.execution())) {
            events.add(event(RunEvent.Kind.STATUS, EventJson.status(now, header.execution())));
        }
        boolean more = follow(header, events);
        if (more) {
            return new Batch(events, Batch.State.MORE);
        }
        if (end != null && bookmark.change(header.status(), header.execution())) {
            events.add(event(RunEvent.Kind.ENDED, EventJson.ended(header, end)));
        }
        return new Batch(events, end == null ? Batch.State.DRAINED : Batch.State.OVER);
    }

    /** Tells what committed; whether there is more. */
    private boolean follow(RunHeader header, List<RunEvent> events) {
        Delta middle = readTo;
        DeltaPage page = middle == null
                ? log.deltas(header.run(), bookmark.superstep(), open.lastOfAll(), PAGE)
                : log.deltas(header.run(), middle.superstep(), middle.task(), PAGE);
        readTo = null;
        if (middle == null) {
            toldBefore = told;
            endedBefore = header.end() != null;
        }
        // After the commits: so the failures that came before a commit are among them.
        Beside beside = new Beside(
                log.failures(header.run(), bookmark.superstep()), hasApprovals ? log.inquiries(run) : List.of());
        tellOpen(header, beside, events);
        for (Delta delta : page.deltas()) {
            if (delta.superstep() < bookmark.superstep()) {
                continue; // it was told before one in front of it made the superstep complete
            }
            if (isBehind(header, delta.superstep())) {
                return looksAgain(header);
            }
            if (delta.superstep() > bookmark.superstep()) {
                // A task of the open superstep has just committed in front of it, or else the log has a gap.
                return looksAgain(header);
            }
            tell(delta, events);
            if (open.isPassed()) {
                bookmark.advance(open.advance(delta.superstep()));
                tellOpen(header, beside, events);
            }
        }
        if (page.more() && !page.deltas().isEmpty()) {
            readTo = page.deltas().getLast();
            return true;
        }
        return middle != null && looksAgain(header);
    }

    /**
     * Whether something may have committed in front of what was read meanwhile. A look that told nothing is not repeated, or a
     * task that never comes would be looked for without end; but of a run that has ended one begins after that.
     */
    private boolean looksAgain(RunHeader header) {
        return told != toldBefore || (header.end() != null && !endedBefore);
    }

    /** What lies beside the steps. */
    private record Beside(List<Failure> failures, List<Inquiry> inquiries) {}

    /** Tells what runs in the open superstep, what failed, and what it waits for. */
    private void tellOpen(RunHeader header, Beside beside, List<RunEvent> events) {
        int superstep = bookmark.superstep();
        if (isBehind(header, superstep)) {
            return;
        }
        FrontierReplay.Frontier frontier = open.frontier();
        if (!frontier.isEmpty() && superstep <= definition.recursionLimit() && bookmark.announce()) {
            events.add(event(RunEvent.Kind.RUNNING, EventJson.running(superstep, frontier)));
        }
        RunEnd end = header.end();
        for (Failure failure : beside.failures()) {
            boolean counts = end == null || !failure.at().isAfter(end.ended());
            if (counts && failure.superstep() == superstep && bookmark.note(LogKeys.failure(failure))) {
                events.add(event(RunEvent.Kind.ATTEMPT_FAILED, EventJson.attemptFailed(failure)));
            }
        }
        for (Inquiry inquiry : beside.inquiries()) {
            if (inquiry.superstep() == superstep) {
                tell(inquiry, events);
            }
        }
    }

    private void tell(Inquiry inquiry, List<RunEvent> events) {
        if (bookmark.note("?" + inquiry.key())) {
            events.add(event(RunEvent.Kind.APPROVAL_ASKED, EventJson.asked(inquiry)));
        }
        Ruling ruling = inquiry.ruling();
        if (ruling != null && bookmark.note("!" + inquiry.key())) {
            events.add(event(RunEvent.Kind.APPROVAL_DECIDED, EventJson.decided(inquiry, ruling)));
        }
    }

    private void tell(Delta delta, List<RunEvent> events) {
        open.add(delta);
        int number = numbering.of(delta.task());
        if (number >= 0 && bookmark.tell(number)) {
            told++;
            events.add(event(RunEvent.Kind.COMMITTED, EventJson.committed(delta, masks)));
        }
    }

    /** Whether nothing of {@code superstep} counts any more: the run has ended before it, or in the one before it. */
    private static boolean isBehind(RunHeader header, int superstep) {
        RunEnd end = header.end();
        if (end == null) {
            return false;
        }
        int last = end.status() == RunStatus.SUCCEEDED ? end.superstep() : end.superstep() + 1;
        return superstep > last;
    }

    private RunEvent event(RunEvent.Kind kind, Map<String, @Nullable Object> data) {
        return new RunEvent(bookmark.print(numbering), kind, data);
    }
}
