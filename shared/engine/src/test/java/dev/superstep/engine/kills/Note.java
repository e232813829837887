package dev.superstep.engine.kills;

import dev.superstep.runlog.Delta;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunStatus;

/** What an engine tells on its standard output, a line each; it tells only what has been acknowledged to it. */
sealed interface Note {
    /** A run has been recorded: from now on it must not be lost. */
    record Accepted(String run) implements Note {}

    /** A run that another process left goes on. */
    record Resumed(String run) implements Note {}

    /**
     * The log has acknowledged a task's item as new.
     *
     * @param task the run, the superstep and the task
     * @param content a hash of what the task wrote and answered
     */
    record Committed(String task, String content) implements Note {}

    /** A run has ended. */
    record Ended(String run, RunStatus status) implements Note {}

    /** Something that must not happen has happened. */
    record Trouble(String what) implements Note {}

    static Note committed(RunId run, Delta delta) {
        return new Committed(key(run, delta), content(delta));
    }

    /** The task of a delta, in one word. */
    static String key(RunId run, Delta delta) {
        return run + "/" + delta.superstep() + delta.task().mark();
    }

    /** All that a task wrote and answered, as a hash that is the same in every process. */
    static String content(Delta delta) {
        return Integer.toHexString((delta.update() + "|" + delta.goTo() + "|" + delta.sends()).hashCode());
    }

    default String line() {
        return switch (this) {
            case Accepted accepted -> "accepted " + accepted.run;
            case Resumed resumed -> "resumed " + resumed.run;
            case Committed committed -> "committed " + committed.task + " " + committed.content;
            case Ended ended -> "ended " + ended.run + " " + ended.status;
            case Trouble trouble -> "trouble " + trouble.what.replaceAll("\\s+", " ");
        };
    }

    static Note parse(String line) {
        String[] words = line.split(" ", 3);
        return switch (words[0]) {
            case "accepted" -> new Accepted(words[1]);
            case "resumed" -> new Resumed(words[1]);
            case "committed" -> new Committed(words[1], words[2]);
            case "ended" -> new Ended(words[1], RunStatus.valueOf(words[2]));
            default -> new Trouble(line);
        };
    }
}
