package dev.superstep.interpreter;

import dev.superstep.asl.AslException;
import dev.superstep.asl.AslProblem;
import dev.superstep.asl.AslValidator;
import dev.superstep.asl.StateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A state machine made ready to run: paths, functions and templates are parsed, references resolved.
 *
 * <p>Loading is done once, running any number of times. Immutable.
 */
public final class Program {
    private final ExecutableMachine machine;
    private final @Nullable Integer timeoutSeconds;

    private Program(ExecutableMachine machine, @Nullable Integer timeoutSeconds) {
        this.machine = machine;
        this.timeoutSeconds = timeoutSeconds;
    }

    /**
     * Makes {@code machine} ready.
     *
     * @throws AslException with everything in it that is wrong, malformed or left out
     */
    public static Program load(StateMachine machine) {
        List<AslProblem> problems = new ArrayList<>(AslValidator.problems(machine));
        Set<String> told = problems.stream().map(AslProblem::at).collect(Collectors.toSet());
        List<AslProblem> more = new ArrayList<>();
        ExecutableMachine executable = new MachineLoader(more).load(machine, "");
        more.stream().filter(problem -> !told.contains(problem.at())).forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new AslException(problems);
        }
        return new Program(executable, machine.timeoutSeconds());
    }

    ExecutableMachine machine() {
        return machine;
    }

    @Nullable
    Integer timeoutSeconds() {
        return timeoutSeconds;
    }
}
