package dev.superstep.conformance;

import dev.superstep.graph.core.InvalidGraphException;
import dev.superstep.graph.core.Problem;
import dev.superstep.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a graph and an input; two engines agree if their outcomes are equal. */
public sealed interface Outcome {
    /** The {@code expect} of a case. */
    Map<String, @Nullable Object> json();

    /**
     * The graph ran.
     *
     * @param supersteps the nodes of each superstep in write order, one that failed included
     * @param state the state after the last superstep that was completed
     * @param error why it failed; empty if it came to its end
     */
    record Ran(List<List<String>> supersteps, Map<String, @Nullable Object> state, Optional<RunError> error)
            implements Outcome {
        public Ran {
            supersteps = supersteps.stream().map(List::copyOf).toList();
            state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
        }

        @Override
        public Map<String, @Nullable Object> json() {
            return Json.object(
                    "supersteps",
                    supersteps,
                    "final",
                    state,
                    "error",
                    error.map(RunError::json).orElse(null));
        }
    }

    /**
     * The graph was refused before it ran.
     *
     * @param reason the kind of problem, as the corpus names it
     * @param what the name that is wrong
     */
    record Refused(String reason, String what) implements Outcome {
        /** The refusal that {@code refusal} stands for: as in LangGraph, the first problem counts. */
        public static Refused of(InvalidGraphException refusal) {
            Problem first = refusal.problems().getFirst();
            return new Refused(first.code().name().toLowerCase(Locale.ROOT), first.subject());
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> error = Json.object("type", "CompileError", "reason", reason, "what", what);
            return Json.object("supersteps", null, "final", null, "error", error);
        }
    }
}
