package dev.superstep.runlog;

import dev.superstep.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lists show of a run, and how it ended.
 *
 * @param run which run
 * @param digest the {@link RunInput#digest} of its input
 * @param fingerprint of the graph that it runs for all its life
 * @param started when, in milliseconds; lists are sorted by it
 * @param title what a person knows it by; cut to {@link #MAX_TITLE} characters
 * @param status where it stands
 * @param execution which of its executions is the newest, from 0; redrives and recoveries count on
 * @param origin what it was forked from; null if it began with its input
 * @param end how it ended; null while the status is no end
 */
public record RunHeader(
        Run run,
        String digest,
        String fingerprint,
        Instant started,
        String title,
        RunStatus status,
        int execution,
        @Nullable Origin origin,
        @Nullable RunEnd end) {
    /** The most that is kept of a title, in characters. */
    public static final int MAX_TITLE = 200;

    public RunHeader {
        started = Texts.toMillis(started);
        title = Texts.cut(title, MAX_TITLE);
        if (status.isEnd() != (end != null) || (end != null && end.status() != status)) {
            throw new IllegalArgumentException("run \"" + run.id() + "\" cannot be " + status + " with the end " + end);
        }
    }

    /** The header of a run that begins now, called after its input. */
    public static RunHeader running(Run run, Map<String, @Nullable Object> input, String fingerprint, Instant started) {
        String digest = RunInput.digest(input);
        String title = Json.beginning(input, MAX_TITLE + 1);
        return new RunHeader(run, digest, fingerprint, started, title, RunStatus.RUNNING, 0, null, null);
    }

    /** This header while no execution of the run has begun. */
    public RunHeader queued() {
        return standing(RunStatus.QUEUED);
    }

    /** This header of a run that has not ended with another status that is no end. */
    public RunHeader standing(RunStatus where) {
        return new RunHeader(run, digest, fingerprint, started, title, where, execution, origin, end);
    }

    /** This header under another title. */
    public RunHeader titled(String other) {
        return new RunHeader(run, digest, fingerprint, started, other, status, execution, origin, end);
    }

    /** This header as that of a fork, whose digest tells it from forks that begin elsewhere or with other edits. */
    public RunHeader forkedFrom(Origin parent, Map<String, @Nullable Object> edits) {
        Map<String, @Nullable Object> beginning = new LinkedHashMap<>();
        beginning.put("input", digest);
        beginning.put("parent", parent.parent().text());
        beginning.put("superstep", (long) parent.superstep());
        beginning.put("edits", edits);
        return new RunHeader(
                run, RunInput.digest(beginning), fingerprint, started, title, status, execution, parent, end);
    }

    /** This header once the run has ended. */
    public RunHeader ended(RunEnd how) {
        return new RunHeader(run, digest, fingerprint, started, title, how.status(), execution, origin, how);
    }

    /** This header once another execution of the run has begun, or its first if it was queued. */
    public RunHeader resumed() {
        int next = status == RunStatus.QUEUED ? execution : execution + 1;
        return new RunHeader(run, digest, fingerprint, started, title, RunStatus.RUNNING, next, origin, null);
    }

    /** This header as it is shown while the run waits for a person; the log keeps a run that waits as one that runs. */
    public RunHeader waiting() {
        return status == RunStatus.RUNNING
                ? new RunHeader(run, digest, fingerprint, started, title, RunStatus.WAITING, execution, origin, end)
                : this;
    }

    /** Whether {@code other} ends this run: an end of an execution that is not over yet, and of a higher order. */
    boolean isEndedBy(RunEnd other) {
        return other.execution() >= execution && (end == null || end.order() < other.order());
    }

    /** Its place in the list of its workflow: the start, then the name, {@code 2026-11-01T08:00:00.000Z/name}. */
    public String place() {
        return place(started) + "/" + run.id().run();
    }

    /** What the places of all runs begin with that started at {@code instant}. */
    static String place(Instant instant) {
        return Places.text(instant);
    }

    /**
     * Makes sure that what is recorded under the run's name is this start.
     *
     * @throws RunLogException with RUN_NAME_REUSED if incarnation or digest is another
     */
    public void requireSameStart(String incarnation, String otherDigest) {
        if (!run.incarnation().equals(incarnation) || !digest.equals(otherDigest)) {
            throw RunLogException.runNameReused(this, incarnation, otherDigest);
        }
    }
}
