package dev.superstep.asl;

import dev.superstep.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes state machines as JSON, in the customary order of fields.
 *
 * <p>The same machine is always the same bytes; characters beyond ASCII stay as they are, because tools differ in what an
 * escape in a path means. What is as if it were not said (a path of {@code $}) is left out. {@code AslReader.read} of the
 * text gives an equal machine.
 */
public final class AslWriter {
    private AslWriter() {}

    /** {@code machine} without white space: what is uploaded and measured. */
    public static String compact(StateMachine machine) {
        return Json.print(json(machine));
    }

    /** {@code machine} to be read by people: two spaces a level, no line end at the end. */
    public static String pretty(StateMachine machine) {
        return Json.pretty(json(machine));
    }

    /** {@code machine} as a core JSON object. */
    public static Map<String, @Nullable Object> json(StateMachine machine) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        write(machine, members);
        return Collections.unmodifiableMap(members);
    }

    static void write(StateMachine machine, Map<String, @Nullable Object> members) {
        if (machine.comment() != null) {
            members.put("Comment", machine.comment());
        }
        members.put("StartAt", machine.startAt());
        if (machine.timeoutSeconds() != null) {
            members.put("TimeoutSeconds", machine.timeoutSeconds().longValue());
        }
        Map<String, @Nullable Object> states = new LinkedHashMap<>();
        machine.states().forEach((name, state) -> states.put(name, StateWriter.write(state)));
        members.put("States", Collections.unmodifiableMap(states));
    }
}
