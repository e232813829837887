package dev.superstep.runlog;

import dev.superstep.graph.core.NodeId;
import org.jspecify.annotations.Nullable;

/** The log cannot do what was asked; the code says whether trying again may help. */
public final class RunLogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether the same request may succeed later. */
    public enum Kind {
        /** Try again, after a while. */
        TRANSIENT,
        /** Trying again changes nothing. */
        FINAL
    }

    /** What can go wrong, each with a heading in docs/errors.md. */
    public enum Code {
        /** A run of this name exists, begun at another time or with another input. */
        RUN_NAME_REUSED(Kind.FINAL),
        /** There is no run of this name. */
        UNKNOWN_RUN(Kind.FINAL),
        /** The log lacks items that must be there: a fold would give a wrong state. */
        LOG_GAP(Kind.FINAL),
        /** The input of a run was never recorded, because its start was cut short. */
        INPUT_MISSING(Kind.FINAL),
        /** The run was begun by a graph that the present one cannot go on for. */
        GRAPH_CHANGED(Kind.FINAL),
        /** An item is larger than the log takes. */
        ITEM_TOO_LARGE(Kind.FINAL),
        /** A single value is larger than any store of ours takes. */
        VALUE_TOO_LARGE(Kind.FINAL),
        /** An approval asks more than a list of questions can show. */
        QUESTION_TOO_LARGE(Kind.FINAL),
        /** An item cannot be read: it was written by a newer version, or by something else. */
        MALFORMED_ITEM(Kind.FINAL),
        /** A list was asked to go on from a place that is none. */
        BAD_CURSOR(Kind.FINAL),
        /** The store throttles, fails or does not answer. */
        STORE_UNAVAILABLE(Kind.TRANSIENT),
        /** The store refuses the request: no permission, no such table. */
        STORE_REFUSED(Kind.FINAL);

        private final Kind kind;

        Code(Kind kind) {
            this.kind = kind;
        }

        /** Whether the same request may succeed later. */
        public Kind kind() {
            return kind;
        }
    }

    private final Code code;

    private RunLogException(Code code, String text, @Nullable Throwable cause) {
        super(code + ": " + text, cause);
        this.code = code;
    }

    /** What went wrong. */
    public Code code() {
        return code;
    }

    /** Another run has the name of {@code wanted}. */
    public static RunLogException runNameReused(RunHeader wanted, String incarnation, String digest) {
        String what = wanted.run().incarnation().equals(incarnation) ? "with another input" : "at another time";
        return new RunLogException(
                Code.RUN_NAME_REUSED,
                "run \"" + wanted.run().id() + "\" was begun " + what + " (incarnation " + incarnation + ", input "
                        + digest + "; asked for " + wanted.run().incarnation() + ", " + wanted.digest()
                        + "); start this one under another name",
                null);
    }

    /** Nothing is known of {@code run}. */
    public static RunLogException unknownRun(RunId run) {
        return new RunLogException(
                Code.UNKNOWN_RUN, "there is no run \"" + run + "\"; it was never opened, or it has expired", null);
    }

    /** {@code what} is missing in the log of {@code run}. */
    public static RunLogException gap(RunId run, String what) {
        return new RunLogException(
                Code.LOG_GAP,
                "in run \"" + run + "\" " + what
                        + "; items were erased or a cursor is ahead of the log, so the run cannot go on",
                null);
    }

    /** The start of {@code run} was cut short between its header and its input. */
    public static RunLogException inputMissing(RunId run) {
        return new RunLogException(
                Code.INPUT_MISSING,
                "the input of run \"" + run
                        + "\" was never recorded, because its process died while it was being started; start it again under the same name",
                null);
    }

    /** A cursor starts at a snapshot that is not there. */
    public static RunLogException noSnapshot(RunId run, int superstep) {
        return gap(run, "the snapshot before step " + superstep + " is missing");
    }

    /** Under {@code key} lies an item of another incarnation of {@code run}. */
    public static RunLogException strangeItem(Run run, String key) {
        return gap(
                run.id(),
                "item \"" + key + "\" is of another run of this name and not of that begun at " + run.incarnation());
    }

    /** {@code run} cannot go on under the present graph. */
    public static RunLogException graphChanged(RunId run, String difference) {
        return new RunLogException(
                Code.GRAPH_CHANGED,
                "run \"" + run + "\" was begun by another graph: " + difference
                        + "; go on with the graph that it was begun by, or start it anew",
                null);
    }

    /** {@code what} of {@code run} takes {@code bytes} even when all its values are elsewhere. */
    public static RunLogException itemTooLarge(RunId run, String what, long bytes) {
        return new RunLogException(
                Code.ITEM_TOO_LARGE,
                what + " of run \"" + run + "\" takes " + bytes
                        + " bytes only to name what it holds, an item takes " + RunLog.MAX_ITEM_BYTES
                        + "; write fewer values at once",
                null);
    }

    /** {@code what} of {@code run} takes {@code bytes}, more than a single value may. */
    public static RunLogException valueTooLarge(RunId run, String what, long bytes) {
        return new RunLogException(
                Code.VALUE_TOO_LARGE,
                what + " of run \"" + run + "\" takes " + bytes + " bytes as JSON, a value takes "
                        + RunLog.MAX_VALUE_BYTES + "; keep it elsewhere and write a reference to it",
                null);
    }

    /** What {@code node} of {@code run} asks takes {@code bytes}. */
    public static RunLogException questionTooLarge(RunId run, NodeId node, long bytes) {
        return new RunLogException(
                Code.QUESTION_TOO_LARGE,
                "the question of approval \"" + node + "\" in run \"" + run + "\" takes " + bytes
                        + " bytes as JSON, a question takes " + ApprovalLog.MAX_QUESTION_BYTES
                        + "; ask with a summary and a link",
                null);
    }

    /** A value would have to move out of its item, and there is nowhere to move it. */
    public static RunLogException noStoreForLargeValues(RunId run, long bytes, String setting) {
        return new RunLogException(
                Code.ITEM_TOO_LARGE,
                "a value of run \"" + run + "\" takes " + bytes
                        + " bytes as JSON, too many for its item, and there is no store of large values; set "
                        + setting,
                null);
    }

    /** An item names a value that is not there. */
    public static RunLogException valueMissing(RunId run, String address) {
        return gap(run, "the large value " + address + " is missing");
    }

    /** The item under {@code key} is none of ours. */
    public static RunLogException malformedItem(String run, String key, String what, @Nullable Throwable cause) {
        return new RunLogException(
                Code.MALFORMED_ITEM,
                "item \"" + key + "\" of run \"" + run + "\" cannot be read: " + what
                        + "; was it written by a newer version or by hand?",
                cause);
    }

    /** {@code cursor} came from no page. */
    public static RunLogException badCursor(String cursor) {
        return new RunLogException(
                Code.BAD_CURSOR,
                "no list goes on from \"" + Texts.cut(cursor, RunId.MAX_LENGTH)
                        + "\"; use the cursor of the page before",
                null);
    }

    /** The store may do it later. */
    public static RunLogException unavailable(String what, Throwable cause) {
        return new RunLogException(
                Code.STORE_UNAVAILABLE, what + " failed: " + cause.getMessage() + "; try again", cause);
    }

    /** The store will not do it. */
    public static RunLogException refused(String what, Throwable cause) {
        return new RunLogException(
                Code.STORE_REFUSED, what + " was refused: " + cause.getMessage() + "; mend the setup", cause);
    }
}
