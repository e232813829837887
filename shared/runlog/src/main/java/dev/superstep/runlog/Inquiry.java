package dev.superstep.runlog;

import dev.superstep.graph.Question;
import dev.superstep.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one run of an approval asks, and what became of it.
 *
 * @param superstep the step
 * @param task the task that asks
 * @param question what is asked, its details as core JSON
 * @param asked when it was asked first, in milliseconds
 * @param deadline until when a person can decide, in milliseconds; that of the first time it was asked
 * @param ruling what became of it; null while it is open
 * @param isWaiting whether the run still waits: until its answer is worked out, or the run has ended
 */
public record Inquiry(
        int superstep,
        TaskId task,
        Question question,
        Instant asked,
        Instant deadline,
        @Nullable Ruling ruling,
        boolean isWaiting) {
    public Inquiry {
        LogKeys.checkNumber("a superstep", superstep);
        asked = Texts.toMillis(asked);
        deadline = Texts.toMillis(deadline);
    }

    /** What is asked now, and open. */
    public static Inquiry open(int superstep, TaskId task, Question question, Instant asked, Instant deadline) {
        return new Inquiry(superstep, task, question, asked, deadline, null, true);
    }

    /** Whether somebody can still decide. */
    public boolean isOpen() {
        return ruling == null;
    }

    /** Its key among the items of its run. */
    public String key() {
        return LogKeys.inquiry(superstep, task);
    }

    /**
     * Makes sure that a list of questions can show it.
     *
     * @throws RunLogException with QUESTION_TOO_LARGE
     */
    public void requireSmall(RunId run) {
        long bytes = Json.sizeInBytes(Json.list(question.title(), question.details()));
        if (bytes > ApprovalLog.MAX_QUESTION_BYTES) {
            throw RunLogException.questionTooLarge(run, task.node(), bytes);
        }
    }

    Inquiry ruled(Ruling how) {
        return new Inquiry(superstep, task, question, asked, deadline, how, isWaiting);
    }

    Inquiry waiting(boolean waits) {
        return new Inquiry(superstep, task, question, asked, deadline, ruling, waits);
    }

    /** Its place among all that wait: the most urgent first, {@code 2026-11-01T08:00:00.000Z/workflow/run/key}. */
    public String place(RunId run) {
        return Places.text(deadline) + "/" + run + "/" + key();
    }
}
