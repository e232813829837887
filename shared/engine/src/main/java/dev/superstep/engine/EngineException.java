package dev.superstep.engine;

import dev.superstep.graph.Decision;
import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is asked of a run cannot be done as it stands; nothing has been changed. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What stands in the way, each with a heading in docs/errors.md. */
    public enum Code {
        /** The run has not ended. */
        STILL_RUNNING,
        /** The run has ended. */
        ALREADY_ENDED,
        /** The run has succeeded, so there is nothing to go on with. */
        NOTHING_TO_REDRIVE,
        /** Somebody else resumed the run at the same moment. */
        RESUMED_ELSEWHERE,
        /** The run ended so lately that something may still write to it. */
        ERASE_TOO_SOON,
        /** An approval has not asked anything in the run. */
        NOT_ASKED,
        /** Somebody has decided otherwise. */
        ALREADY_DECIDED,
        /** Nobody has decided in time. */
        DEADLINE_PASSED,
        /** A fork is to begin where the run has not been. */
        FORK_OUT_OF_RANGE,
        /** A fork is to change what is no channel. */
        FORK_UNKNOWN_CHANNEL
    }

    private final Code code;

    private EngineException(Code code, String text) {
        super(code + ": " + text);
        this.code = code;
    }

    /** What stands in the way. */
    public Code code() {
        return code;
    }

    /** {@code run} has not ended, which {@code what} needs. */
    public static EngineException stillRunning(RunHeader run, String what) {
        return new EngineException(
                Code.STILL_RUNNING,
                "run \"" + run.run().id() + "\" is " + run.status() + " and cannot be " + what
                        + "; wait for its end or cancel it");
    }

    /** {@code run} has ended, so there is nothing to stop. */
    public static EngineException alreadyEnded(RunHeader run) {
        return new EngineException(
                Code.ALREADY_ENDED,
                "run \"" + run.run().id() + "\" has ended, it is " + run.status() + "; there is nothing to cancel");
    }

    /** {@code run} has ended, so nothing waits for a decision. */
    public static EngineException nothingToDecide(RunHeader run) {
        return new EngineException(
                Code.ALREADY_ENDED,
                "run \"" + run.run().id() + "\" has ended, it is " + run.status() + "; there is nothing to decide");
    }

    /** Somebody has asked for {@code run} to stop, so nothing waits for a decision. */
    public static EngineException beingCancelled(RunHeader run) {
        return new EngineException(
                Code.ALREADY_ENDED, "run \"" + run.run().id() + "\" is being cancelled; there is nothing to decide");
    }

    /** {@code node} has asked nothing in {@code run}. */
    public static EngineException notAsked(RunId run, NodeId node) {
        return new EngineException(
                Code.NOT_ASKED,
                "\"" + node + "\" has asked nothing in run \"" + run
                        + "\"; decide what the run shows as asked, or wait until it asks");
    }

    /** What {@code node} asks in {@code run} has been decided by {@code recorded}. */
    public static EngineException alreadyDecided(RunId run, NodeId node, Decision recorded) {
        return new EngineException(
                Code.ALREADY_DECIDED,
                "what \"" + node + "\" asks in run \"" + run + "\" was decided by \"" + recorded.decidedBy() + "\" at "
                        + recorded.decidedAt() + ": " + recorded.verdict() + "; a decision stays");
    }

    /** Nobody decided what {@code node} asks in {@code run} before {@code deadline}. */
    public static EngineException deadlinePassed(RunId run, NodeId node, Instant deadline) {
        return new EngineException(
                Code.DEADLINE_PASSED,
                "what \"" + node + "\" asks in run \"" + run + "\" could be decided until " + deadline
                        + "; the run goes on without a decision");
    }

    /** {@code run} has succeeded. */
    public static EngineException nothingToRedrive(RunHeader run) {
        return new EngineException(
                Code.NOTHING_TO_REDRIVE,
                "run \"" + run.run().id() + "\" has succeeded; start a new one, or fork it from a superstep");
    }

    /** Another execution of {@code run} has just begun. */
    public static EngineException resumedElsewhere(RunId run) {
        return new EngineException(
                Code.RESUMED_ELSEWHERE,
                "another execution of run \"" + run + "\" has just begun; look at the run before trying again");
    }

    /** {@code run} ended at {@code ended}, and may be erased {@code grace} later. */
    public static EngineException eraseTooSoon(RunId run, Instant ended, Duration grace) {
        return new EngineException(
                Code.ERASE_TOO_SOON,
                "run \"" + run + "\" ended at " + ended + " and something may still write to it; erase it from "
                        + ended.plus(grace) + " on");
    }

    /** {@code run} has completed {@code last} supersteps, and a fork is to begin at {@code wanted}. */
    public static EngineException forkOutOfRange(RunId run, int wanted, int first, int last) {
        return new EngineException(
                Code.FORK_OUT_OF_RANGE,
                "run \"" + run + "\" cannot be forked at superstep " + wanted + "; take one from " + first + " to "
                        + last);
    }

    /** {@code names} are no channels. */
    public static EngineException forkUnknownChannel(RunId run, List<String> names) {
        return new EngineException(
                Code.FORK_UNKNOWN_CHANNEL,
                "a fork of run \"" + run + "\" is to change " + String.join(", ", names)
                        + ", which its state does not have; leave it out or correct the name");
    }
}
