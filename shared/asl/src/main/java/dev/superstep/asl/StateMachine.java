package dev.superstep.asl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A state machine, or one that is nested in a Parallel's branch or a Map's item processor.
 *
 * <p>States keep their order. A value of this type can be wrong (a Next to nowhere): {@link AslValidator} tells. Immutable.
 *
 * @param timeoutSeconds how long an execution may take; only on the outermost machine
 */
public record StateMachine(
        @Nullable String comment,
        String startAt,
        Map<String, AslState> states,
        @Nullable Integer timeoutSeconds) {

    public StateMachine {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /** A machine of one state, which is its start too. */
    public static StateMachine of(String name, AslState state) {
        return startAt(name).state(name, state);
    }

    /** A machine without states that starts at {@code name}. */
    public static StateMachine startAt(String name) {
        return new StateMachine(null, name, Collections.emptyMap(), null);
    }

    /** This machine and one more state, the last; each call copies, so build large machines from a map. */
    public StateMachine state(String name, AslState state) {
        Map<String, AslState> more = new LinkedHashMap<>(states);
        more.put(name, state);
        return new StateMachine(comment, startAt, more, timeoutSeconds);
    }

    /** This machine with a comment. */
    public StateMachine comment(String comment) {
        return new StateMachine(comment, startAt, states, timeoutSeconds);
    }

    /** This machine with a limit to how long an execution may take. */
    public StateMachine timeoutSeconds(int seconds) {
        return new StateMachine(comment, startAt, states, seconds);
    }

    /** The machines directly inside a state: a Parallel's branches, a Map's processor, none for the others. */
    public static List<StateMachine> nestedIn(AslState state) {
        return switch (state) {
            case Parallel parallel -> parallel.branches();
            case MapState map -> List.of(map.processor());
            case Task t -> List.of();
            case Choice c -> List.of();
            case Wait w -> List.of();
            case Pass p -> List.of();
            case Succeed s -> List.of();
            case Fail f -> List.of();
        };
    }

    /** The names of all states, those of nested machines included, outer ones first; a name used twice stands twice. */
    public List<String> allNames() {
        List<String> names = new ArrayList<>(states.keySet());
        for (AslState state : states.values()) {
            nestedIn(state).forEach(nested -> names.addAll(nested.allNames()));
        }
        return Collections.unmodifiableList(names);
    }
}
