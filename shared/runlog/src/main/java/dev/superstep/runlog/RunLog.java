package dev.superstep.runlog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The append-only log of runs: the port between what runs tasks and what remembers them.
 *
 * <p>Every write is conditional or repeatable, so every method may be called again after any failure. Reads of one run see
 * all that was written before they began; only {@link #list} may lag. What the log holds under a task's key never changes.
 *
 * <p>All values that are written are core JSON values and are not copied; whoever passes one in must not change it. Where
 * one is read, a {@link LargeValue} can stand in its place. Implementations are thread-safe. Every method throws {@link RunLogException}, never an exception of the store.
 */
public interface RunLog extends ApprovalLog {
    /** The most that the JSON of one item may take; DynamoDB's 400 KB less room for keys, metrics and what comes later. */
    long MAX_ITEM_BYTES = 350 * 1024;

    /** The most that the JSON of a single value may take: of a channel's write, of a packet. */
    long MAX_VALUE_BYTES = 50 * 1024 * 1024;

    /**
     * Writes the header, then the input. A crash between the two is mended by the same call.
     *
     * <p>Two writes if the run is new. The input is written last, so that whoever finds it finds the header too.
     *
     * @param header whose digest is that of {@code input}
     * @throws RunLogException as {@link #append} if the input is too large; with RUN_NAME_REUSED if there is a run of this
     *     name with another incarnation or input
     */
    Opening open(RunHeader header, Map<String, @Nullable Object> input);

    /** The header of a run; empty if it was never opened, or has expired. */
    Optional<RunHeader> header(RunId run);

    /**
     * All that is folded to the state before {@code superstep}: one strongly consistent read.
     *
     * @param superstep the step that is about to run, from 1
     * @param base where the fold starts: the superstep of a stored snapshot, at most {@code superstep}; 0 for the input
     * @return empty only before step 1, if the run has not been opened
     * @throws RunLogException with LOG_GAP if something is missing, the snapshot included
     */
    Optional<Slice> before(RunId run, int superstep, int base);

    /**
     * {@link #before} for who has the state of an earlier step: reads only what is newer, and at least the step before
     * {@code superstep}.
     *
     * @param warm at most of {@code superstep}
     * @param superstep the step that is about to run, from 2: the items of the one before tell whose log it is
     * @return empty if the log is no longer that of the run which {@code warm} is of
     * @throws RunLogException with LOG_GAP if something is missing
     */
    Optional<Slice> since(Snapshot warm, int superstep);

    /** The items of one superstep so far, without the input: the look after a put. */
    Step step(Run run, int superstep);

    /** What a task committed; empty if it has not. */
    Optional<Delta> delta(Run run, int superstep, TaskId task);

    /**
     * Stores a snapshot, if there is none of its superstep yet: one conditional write.
     *
     * @param snapshot with its {@link Snapshot#control}; what is elsewhere stays there
     * @throws RunLogException as {@link #append} if it is too large
     */
    void save(Snapshot snapshot);

    /**
     * Commits a task, if it has not committed yet: one conditional write.
     *
     * <p>What would make the item larger than {@link #MAX_ITEM_BYTES} is kept elsewhere, the largest first, and comes back as
     * {@link LargeValue}s.
     *
     * @throws RunLogException before anything is written: with VALUE_TOO_LARGE if a single value is above {@link
     *     #MAX_VALUE_BYTES}, with ITEM_TOO_LARGE if there are too many to name them all in one item
     */
    Commit append(Run run, Delta delta);

    /**
     * What is kept at an address that a {@link LargeValue} names; {@link Loading} knows what to do with it.
     *
     * @throws RunLogException with LOG_GAP if it is not there
     */
    @Nullable
    Object value(RunId run, String address);

    /** Notes an attempt that failed; the same attempt again changes nothing. */
    void recordFailure(Run run, Failure failure);

    /**
     * Ends a run, unless an end of the same or a higher {@link RunEnd#order} is recorded, or another execution has begun.
     *
     * @return the header as it then is
     * @throws RunLogException with UNKNOWN_RUN if it was never opened
     */
    RunHeader close(RunId run, RunEnd end);

    /**
     * Begins another execution of a run: the first of one that is queued, a recovery of one that stands still, a redrive of
     * one that has ended.
     *
     * @param seen the header that the decision was based on
     * @return the new header, whose {@link RunHeader#execution} is the caller's own; empty if somebody else was faster, or the
     *     run has ended or been erased since
     */
    Optional<RunHeader> resume(RunHeader seen);

    /** Records that a run is to stop; the first request stays. */
    CancelRequest cancel(Run run, CancelRequest request);

    /** Whether somebody wants a run to stop. */
    Optional<CancelRequest> cancelRequest(RunId run);

    /** Withdraws the request to stop, so that a redrive can go on. */
    void withdrawCancel(RunId run);

    /** The runs of a workflow that have not ended, oldest first; one that has just begun or ended may be wrong here. */
    List<RunId> unfinished(String workflow);

    /**
     * Forgets a run: every item of it, and what is kept elsewhere. May be called again if it failed midway; then the header is still there.
     *
     * <p>Nothing may still write to the run: what comes later would stay until it expires.
     */
    void erase(RunId run);

    /** Remembers how a graph is written, so that a later one can be compared with it; the first text of a fingerprint stays. */
    void rememberGraph(String workflow, String fingerprint, String text);

    /** What {@link #rememberGraph} was told; empty if nothing. */
    Optional<String> graph(String workflow, String fingerprint);

    /** All that there is of a run; empty if it was never opened, or has expired. */
    Optional<History> history(RunId run);

    /**
     * What was committed from some place on, for who follows a run: not a moment's state, for a task can commit in front of
     * what has been read already.
     *
     * @param superstep the first step that is read
     * @param after a task of it behind which reading begins; null for its first
     * @param limit the most that a page holds, at least 1; it may hold less though there is more
     * @throws RunLogException with LOG_GAP if the log is another run's of this name
     */
    default DeltaPage deltas(Run run, int superstep, @Nullable TaskId after, int limit) {
        List<Delta> behind = history(run.id()).stream()
                .flatMap(history -> history.steps().stream())
                .flatMap(step -> step.deltas().stream())
                .filter(delta -> delta.superstep() > superstep
                        || (delta.superstep() == superstep
                                && (after == null || delta.task().compareTo(after) > 0)))
                .toList();
        return new DeltaPage(behind.subList(0, Math.min(limit, behind.size())), behind.size() > limit);
    }

    /** The failed attempts at tasks of {@code superstep} and later ones, by step, task and id; the first megabyte of them. */
    default List<Failure> failures(Run run, int superstep) {
        return history(run.id()).stream()
                .flatMap(history -> history.failures().stream())
                .filter(failure -> failure.superstep() >= superstep)
                .toList();
    }

    /** How a run went, without its values, whatever their size; empty if it was never opened, or has expired. */
    default Optional<Measurements> measurements(RunId run) {
        return history(run).map(Measurements::of);
    }

    /**
     * The runs of a workflow, newest first; a run may appear a little after it was opened.
     *
     * <p>A run that waits for a person is WAITING here, which is a little late, too.
     *
     * @param limit the most that a page holds, at least 1
     * @param cursor {@link Page#cursor} of the page before; null for the first
     * @throws RunLogException with BAD_CURSOR
     */
    default Page list(String workflow, int limit, @Nullable String cursor) {
        return list(workflow, Window.ALWAYS, limit, cursor);
    }

    /**
     * The runs of a workflow that were started in a window, newest first, as {@link #list(String, int, String)}; what is
     * outside of the window is not read.
     */
    Page list(String workflow, Window window, int limit, @Nullable String cursor);
}
