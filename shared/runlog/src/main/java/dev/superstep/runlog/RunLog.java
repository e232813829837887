package dev.superstep.runlog;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The append-only log of runs: the port between what runs tasks and what remembers them.
 *
 * <p>Every write is conditional or repeatable, so every method may be called again after any failure. Reads of one run see
 * all that was written before they began; only {@link #list} may lag. What the log holds under a task's key never changes.
 *
 * <p>All values are core JSON values and are not copied; whoever passes one in must not change it. Implementations are
 * thread-safe. Every method throws {@link RunLogException}, never an exception of the store.
 */
public interface RunLog {
    /** The most that the JSON of one item may take; DynamoDB's 400 KB less room for keys, metrics and what comes later. */
    long MAX_ITEM_BYTES = 350 * 1024;

    /**
     * Writes the header, then the input. A crash between the two is mended by the same call.
     *
     * <p>Two writes if the run is new. The input is written last, so that whoever finds it finds the header too.
     *
     * @param header whose digest is that of {@code input}
     * @throws RunLogException with RUN_NAME_REUSED if there is a run of this name with another incarnation or input
     */
    Opening open(RunHeader header, Map<String, @Nullable Object> input);

    /** The header of a run; empty if it was never opened, or has expired. */
    Optional<RunHeader> header(RunId run);

    /**
     * All that is folded to the state before {@code superstep}: one strongly consistent read.
     *
     * @param superstep the step that is about to run, from 1
     * @return empty only before step 1, if the run has not been opened
     * @throws RunLogException with LOG_GAP if something is missing
     */
    Optional<Slice> before(RunId run, int superstep);

    /**
     * {@link #before} for who has the state of an earlier step: reads only what is newer, and at least the step before
     * {@code superstep}.
     *
     * @param warm at most of {@code superstep}
     * @throws RunLogException with LOG_GAP if something is missing
     */
    Slice since(Snapshot warm, int superstep);

    /** The items of one superstep so far, without the input: the look after a put. */
    Step step(RunId run, int superstep);

    /** What a task committed; empty if it has not. */
    Optional<Delta> delta(RunId run, int superstep, TaskId task);

    /**
     * Commits a task, if it has not committed yet: one conditional write.
     *
     * @throws RunLogException with ITEM_TOO_LARGE, before anything is written, if its JSON is above {@link #MAX_ITEM_BYTES}
     */
    Commit append(Run run, Delta delta);

    /** Notes an attempt that failed; the same attempt again changes nothing. */
    void recordFailure(Run run, Failure failure);

    /**
     * Ends a run, unless an end of the same or a higher {@link RunEnd#order} is recorded.
     *
     * @return the header as it then is
     * @throws RunLogException with UNKNOWN_RUN if it was never opened
     */
    RunHeader close(RunId run, RunEnd end);

    /** All that there is of a run; empty if it was never opened, or has expired. */
    Optional<History> history(RunId run);

    /**
     * The runs of a workflow, newest first; a run may appear a little after it was opened.
     *
     * @param limit the most that a page holds, at least 1
     * @param cursor {@link Page#cursor} of the page before; null for the first
     * @throws RunLogException with BAD_CURSOR
     */
    Page list(String workflow, int limit, @Nullable String cursor);
}
