package dev.superstep.runlog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RunLog} remembers of approvals: what was asked, by which tokens tasks wait, and what was decided.
 *
 * <p>An inquiry is asked once and ruled once, by conditional writes; a task that asks again gets what is recorded. Who asks
 * puts its token and then reads the ruling, who rules writes the ruling and then reads the tokens: both reads are strongly
 * consistent, so that one of the two finds the other.
 */
public interface ApprovalLog {
    /** The most that a question may take as JSON. */
    int MAX_QUESTION_BYTES = 32 * 1024;

    /**
     * Records what a task asks, unless it is recorded; one that is open then waits again. One conditional write, or two.
     *
     * @param inquiry open
     * @return what is recorded: of a task that asks again the first question and the first deadline, and the ruling
     * @throws RunLogException with QUESTION_TOO_LARGE
     */
    Inquiry ask(Run run, Inquiry inquiry);

    /** What is recorded of an inquiry now; empty if it was never asked. */
    Optional<Inquiry> inquiry(Run run, int superstep, TaskId task);

    /** All inquiries of a run as they are now, in the order of their steps. */
    List<Inquiry> inquiries(RunId run);

    /**
     * Records a ruling, unless there is one: one conditional write.
     *
     * @return the inquiry with the ruling that is recorded; empty if it was never asked
     */
    Optional<Inquiry> rule(Run run, int superstep, TaskId task, Ruling ruling);

    /**
     * Notes a token by which an attempt waits.
     *
     * @param attempt names it, as in {@link Failure}
     */
    void addToken(Run run, int superstep, TaskId task, String attempt, String token);

    /** Every token by which an attempt has ever waited for this inquiry, as of now. */
    List<String> tokens(Run run, int superstep, TaskId task);

    /** Notes that the run no longer waits: its answer is worked out, or it has ended. */
    void endWait(Run run, int superstep, TaskId task);

    /** The runs of a workflow that wait for a person, each once; one that has just begun or ended to wait may be wrong here. */
    List<RunId> waitingRuns(String workflow);

    /**
     * What somebody can decide, over all workflows, the most urgent first; what was just asked or decided may be wrong here.
     *
     * @param limit the most that a page holds, at least 1
     * @param cursor {@link Waiting#cursor} of the page before; null for the first
     * @throws RunLogException with BAD_CURSOR
     */
    Waiting waiting(int limit, @Nullable String cursor);
}
