package dev.superstep.asl;

import dev.superstep.asl.AslProblem.Code;
import dev.superstep.asl.AslReader.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks a machine and those nested in it: names, references, reachability. */
final class MachineCheck {
    private static final int MAX_NAME = 80;

    private final Problems problems;
    private final Scope scope;
    private final Set<String> names = new LinkedHashSet<>();

    MachineCheck(Problems problems, Scope scope) {
        this.problems = problems;
        this.scope = scope;
    }

    void check(StateMachine machine, String at) {
        String states = Problems.below(at, "States");
        if (machine.states().isEmpty()) {
            if (scope == Scope.ALL) {
                problems.add(Code.EMPTY, states, "there are no states");
            }
            return;
        }
        known(machine, machine.startAt(), Problems.below(at, "StartAt"));
        machine.states().forEach((name, state) -> {
            String here = Problems.below(states, name);
            name(name, here);
            StateCheck.check(state, here, problems);
            successors(state).forEach(target -> known(machine, target, here));
            nested(state, here);
        });
        if (scope == Scope.ALL) {
            reachable(machine, states);
        }
    }

    private void nested(AslState state, String at) {
        List<StateMachine> nested = StateMachine.nestedIn(state);
        for (int i = 0; i < nested.size(); i++) {
            String here = state instanceof Parallel
                    ? Problems.below(Problems.below(at, "Branches"), i)
                    : Problems.below(at, "ItemProcessor");
            if (nested.get(i).timeoutSeconds() != null) {
                problems.add(Code.UNKNOWN_FIELD, here, "a nested machine has no TimeoutSeconds");
            }
            check(nested.get(i), here);
        }
    }

    private void name(String name, String at) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            problems.add(
                    Code.BAD_STATE_NAME,
                    at,
                    "a state's name has 1 to " + MAX_NAME + " characters, this one " + name.length());
        }
        if (!names.add(name)) {
            problems.add(Code.DUPLICATE_STATE, at, "another state of the definition is called \"" + name + "\" too");
        }
    }

    private void known(StateMachine machine, String target, String at) {
        // An empty name was reported where it was missing.
        boolean reported = target.isEmpty() && scope != Scope.ALL;
        if (!reported && !machine.states().containsKey(target)) {
            problems.add(Code.UNKNOWN_STATE, at, "there is no state \"" + target + "\" in this machine to go on at");
        }
    }

    private void reachable(StateMachine machine, String at) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(machine.startAt()));
        boolean ends = false;
        while (!open.isEmpty()) {
            String name = open.remove();
            AslState state = machine.states().get(name);
            if (state != null && reached.add(name)) {
                ends |= ends(state);
                open.addAll(successors(state));
            }
        }
        for (String name : machine.states().keySet()) {
            if (!reached.contains(name)) {
                problems.add(Code.UNREACHABLE_STATE, Problems.below(at, name), "no path leads here from StartAt");
            }
        }
        if (!ends && problems.isEmpty()) {
            problems.add(
                    Code.NO_TERMINAL_STATE, at, "no state with End, no Succeed and no Fail; the machine cannot end");
        }
    }

    private static boolean ends(AslState state) {
        return switch (state) {
            case Succeed s -> true;
            case Fail f -> true;
            case Choice c -> false;
            case Task task -> task.transition() instanceof Transition.End;
            case Parallel parallel -> parallel.transition() instanceof Transition.End;
            case MapState map -> map.transition() instanceof Transition.End;
            case Wait wait -> wait.transition() instanceof Transition.End;
            case Pass pass -> pass.transition() instanceof Transition.End;
        };
    }

    /** Where {@code state} may go on. */
    static List<String> successors(AslState state) {
        return switch (state) {
            case Task task -> successors(task.transition(), task.recovery());
            case Parallel parallel -> successors(parallel.transition(), parallel.recovery());
            case MapState map -> successors(map.transition(), map.recovery());
            case Wait wait -> successors(wait.transition(), Recovery.NONE);
            case Pass pass -> successors(pass.transition(), Recovery.NONE);
            case Choice choice -> successors(choice);
            case Succeed s -> List.of();
            case Fail f -> List.of();
        };
    }

    private static List<String> successors(Transition transition, Recovery recovery) {
        List<String> successors = new ArrayList<>();
        if (transition instanceof Transition.Next next) {
            successors.add(next.state());
        }
        recovery.catchers().forEach(catcher -> successors.add(catcher.next()));
        return successors;
    }

    private static List<String> successors(Choice choice) {
        List<String> successors = new ArrayList<>();
        choice.rules().forEach(rule -> successors.add(rule.next()));
        if (choice.otherwise() != null) {
            successors.add(choice.otherwise());
        }
        return successors;
    }
}
