package dev.superstep.runner;

import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.Ruling;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How approvals are asked and ruled, so that no ruling is lost.
 *
 * <pre>
 *   who asks    puts its token ─▶ reads the ruling ─▶ if there is one, goes on at once
 *   who rules   puts the ruling ─▶ reads all tokens ─▶ lets all go on that still wait
 * </pre>
 *
 * Both reads are strongly consistent and come after the put, so whichever of the two puts is last, its reader finds the
 * other. A ruling is put once: by a person, or when the deadline has passed. Whoever dies between put and read is made good
 * for: the one by its retry, the other by {@link #tell}. Thread-safe.
 */
public final class Approvals {
    /** How far two clocks may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final RunLog log;
    private final TaskOutcomes outcomes;
    private final InstantSource clock;

    /**
     * @param log where it is recorded
     * @param outcomes lets tasks go on
     * @param clock what time it is
     */
    public Approvals(RunLog log, TaskOutcomes outcomes, InstantSource clock) {
        this.log = log;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /**
     * Records what a task asks and waits by {@code token} for.
     *
     * @param attempt names the attempt
     * @return what is recorded, which may be ruled already; then the task goes on
     */
    Inquiry ask(Run run, Inquiry inquiry, String attempt, String token) {
        Inquiry recorded = log.ask(run, inquiry);
        log.addToken(run, inquiry.superstep(), inquiry.task(), attempt, token);
        if (recorded.isOpen() && isOver(recorded)) {
            return ruleAtDeadline(run, recorded); // which finds the token
        }
        Inquiry now = log.inquiry(run, inquiry.superstep(), inquiry.task()).orElse(recorded);
        if (!now.isOpen()) {
            goOn(token);
        }
        return now;
    }

    /** Lets the calling task go on, unless nobody wants it any more. */
    void goOn(String token) {
        outcomes.succeed(token);
    }

    /**
     * What an approval is to be answered by: its ruling, or that the deadline has passed. From now on its run no longer waits.
     *
     * @throws AttemptFailure of a type that is tried again if neither is so yet
     */
    Ruling ruling(Run run, int superstep, TaskId task) {
        Inquiry inquiry = log.inquiry(run, superstep, task)
                .orElseThrow(() ->
                        RunLogException.gap(run.id(), "what step " + superstep + task.mark() + " asks is missing"));
        Ruling ruling = inquiry.ruling();
        if (ruling == null) {
            if (clock.instant().plus(SKEW).isBefore(inquiry.deadline())) {
                throw AttemptFailure.notDecided(task.node(), superstep, inquiry.deadline());
            }
            ruling = ruleAtDeadline(run, inquiry).ruling();
        }
        log.endWait(run, superstep, task);
        if (ruling == null) {
            throw new IllegalStateException("what is ruled has a ruling");
        }
        return ruling;
    }

    /** Whether the deadline of {@code inquiry} has passed. */
    public boolean isOver(Inquiry inquiry) {
        return !clock.instant().isBefore(inquiry.deadline());
    }

    /** Rules that nobody has decided in time, unless somebody has; then tells all who wait. */
    public Inquiry ruleAtDeadline(Run run, Inquiry inquiry) {
        return rule(run, inquiry, new Ruling.ByDeadline(clock.instant()));
    }

    /**
     * Records a ruling, unless there is one; then tells all who wait.
     *
     * @return the inquiry with the ruling that is recorded
     */
    public Inquiry rule(Run run, Inquiry inquiry, Ruling ruling) {
        Inquiry ruled = log.rule(run, inquiry.superstep(), inquiry.task(), ruling)
                .orElseThrow(() -> RunLogException.gap(run.id(), "item \"" + inquiry.key() + "\" is missing"));
        tell(run, ruled);
        return ruled;
    }

    /**
     * Lets every task go on that still waits for {@code inquiry}, which is ruled.
     *
     * @return how many did
     */
    public int tell(Run run, Inquiry inquiry) {
        int told = 0;
        for (String token : log.tokens(run, inquiry.superstep(), inquiry.task())) {
            told += outcomes.succeed(token) ? 1 : 0;
        }
        return told;
    }

    /** The instant that a decision is recorded with. */
    public Instant now() {
        return clock.instant();
    }
}
