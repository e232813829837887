package dev.superstep.monitoring.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a run.
 *
 * @param id all that was told up to and including this event, for who asks for what follows; at most some 3 KB of letters,
 *     digits and {@code .-_~}
 * @param kind what happened
 * @param data the details, core JSON
 */
public record RunEvent(String id, Kind kind, Map<String, @Nullable Object> data) {
    // Written out: javac drops the type annotations of a compact constructor's parameters from the class file.
    public RunEvent(String id, Kind kind, Map<String, @Nullable Object> data) {
        this.id = id;
        this.kind = kind;
        this.data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** What can happen. */
    public enum Kind {
        /** The run was recorded: the first event. */
        STARTED,
        /** Its status has changed, or another execution of it has begun. */
        STATUS,
        /** A superstep has begun: its tasks run, and the log does not have them yet. */
        RUNNING,
        /** An attempt at a task failed. */
        ATTEMPT_FAILED,
        /** A task waits for somebody to decide. */
        APPROVAL_ASKED,
        /** It has been decided, by a person or by the deadline. */
        APPROVAL_DECIDED,
        /** A task is in the log. */
        COMMITTED,
        /** The run has ended: the last event, unless it is redriven. */
        ENDED,
        /** The run has been erased: the last event. */
        ERASED;

        /** The name of the event, in snake case. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
