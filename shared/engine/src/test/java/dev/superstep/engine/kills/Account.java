package dev.superstep.engine.kills;

import dev.superstep.runlog.RunStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that the engines have told, one after the other: what has been promised. Thread-safe. */
final class Account {
    private final Set<String> accepted = new LinkedHashSet<>();
    private final Map<String, List<String>> commits = new LinkedHashMap<>();
    private final Map<String, RunStatus> ended = new LinkedHashMap<>();
    private final List<String> troubles = new ArrayList<>();
    private int resumed;

    synchronized void add(Note note) {
        switch (note) {
            case Note.Accepted run -> accepted.add(run.run());
            case Note.Resumed run -> resumed++;
            case Note.Committed commit ->
                commits.computeIfAbsent(commit.task(), task -> new ArrayList<>())
                        .add(commit.content());
            case Note.Ended run -> {
                RunStatus before = ended.put(run.run(), run.status());
                if (before != null) {
                    troubles.add(run.run() + " ended twice, " + before + " and " + run.status());
                }
            }
            case Note.Trouble trouble -> troubles.add(trouble.what());
        }
    }

    /** The runs that were accepted. */
    synchronized Set<String> accepted() {
        return new LinkedHashSet<>(accepted);
    }

    /** The hashes of what was acknowledged as new for each task: one, if all is well. */
    synchronized Map<String, List<String>> commits() {
        return new LinkedHashMap<>(commits);
    }

    /** The runs that were said to have ended. */
    synchronized Map<String, RunStatus> ended() {
        return new LinkedHashMap<>(ended);
    }

    /** What must not have happened. */
    synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** How often a run was resumed. */
    synchronized int resumed() {
        return resumed;
    }
}
