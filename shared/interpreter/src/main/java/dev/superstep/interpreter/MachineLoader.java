package dev.superstep.interpreter;

import dev.superstep.asl.AslProblem;
import dev.superstep.asl.AslState;
import dev.superstep.asl.StateMachine;
import java.util.ArrayList;
import java.util.List;

/** Makes a machine ready to run; what it does not understand becomes a problem. */
final class MachineLoader {
    private final List<AslProblem> problems;

    MachineLoader(List<AslProblem> problems) {
        this.problems = problems;
    }

    ExecutableMachine load(StateMachine machine, String at) {
        List<String> names = List.copyOf(machine.states().keySet());
        List<ExecutableState> states = new ArrayList<>();
        for (String name : names) {
            AslState state = machine.states().get(name);
            if (state != null) {
                Place place =
                        new Place(at + "/States/" + name.replace("~", "~0").replace("/", "~1"), problems);
                states.add(new StateLoader(this, names, name, place).load(state));
            }
        }
        return new ExecutableMachine(states, Math.max(0, names.indexOf(machine.startAt())));
    }
}
