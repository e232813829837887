package dev.superstep.asl;

import dev.superstep.asl.AslReader.Scope;
import java.util.List;

/**
 * Checks a machine as the service does before it takes one, and a little more: references between states, names, ranges,
 * error names, fields that a kind of state does not have.
 *
 * <p>Whether a path or intrinsic function is well formed beyond its first characters is for whoever runs the machine.
 */
public final class AslValidator {
    private AslValidator() {}

    /** Everything that is wrong with {@code machine}, in its order; empty if nothing is. */
    public static List<AslProblem> problems(StateMachine machine) {
        Problems problems = new Problems();
        check(machine, problems, Scope.ALL);
        return problems.found();
    }

    static void check(StateMachine machine, Problems problems, Scope scope) {
        if (machine.timeoutSeconds() != null) {
            new Checks("", problems).range("TimeoutSeconds", machine.timeoutSeconds(), 1, Checks.MAX_SECONDS);
        }
        new MachineCheck(problems, scope).check(machine, "");
    }
}
