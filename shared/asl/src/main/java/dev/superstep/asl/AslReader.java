package dev.superstep.asl;

import dev.superstep.json.Json;
import dev.superstep.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads state machines from JSON, strictly: a misspelt field, a wrong type or a Next to nowhere is a problem, and all
 * problems are told at once.
 */
public final class AslReader {
    private AslReader() {}

    /**
     * The machine that {@code text} defines.
     *
     * @throws AslException with everything that is wrong with it
     */
    public static StateMachine read(String text) {
        try {
            return read(Json.parse(text));
        } catch (JsonException e) {
            throw new AslException(List.of(new AslProblem(AslProblem.Code.NOT_JSON, "", "no JSON: " + e.getMessage())));
        }
    }

    /**
     * The machine that a core JSON value defines.
     *
     * @throws AslException with everything that is wrong with it
     */
    public static StateMachine read(@Nullable Object definition) {
        Problems problems = new Problems();
        StateMachine machine = machine(Fields.of(definition, "", problems));
        // What was not understood stands in the machine as something harmless, so its way through the states is no
        // finding.
        AslValidator.check(machine, problems, problems.isEmpty() ? Scope.ALL : Scope.WITHOUT_REACHABILITY);
        if (!problems.isEmpty()) {
            throw new AslException(problems.found());
        }
        return machine;
    }

    /** How much of a machine can be checked. */
    enum Scope {
        ALL,
        WITHOUT_REACHABILITY
    }

    static StateMachine machine(Fields fields) {
        String comment = fields.optionalText("Comment");
        fields.only("QueryLanguage", "JSONPath");
        fields.only("Version", "1.0");
        String startAt = fields.text("StartAt");
        Integer timeout = fields.optionalInt("TimeoutSeconds");
        Map<String, AslState> states = new LinkedHashMap<>();
        Fields stateFields = fields.object("States");
        for (String name : stateFields.names()) {
            states.put(name, StateReader.read(stateFields.object(name)));
        }
        fields.done();
        return new StateMachine(comment, startAt, states, timeout);
    }
}
