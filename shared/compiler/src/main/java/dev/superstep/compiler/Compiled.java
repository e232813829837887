package dev.superstep.compiler;

import dev.superstep.asl.AslWriter;
import dev.superstep.asl.StateMachine;
import dev.superstep.graph.core.Definition;
import java.util.List;

/**
 * A compiled graph: what is deployed and what the local engine runs.
 *
 * @param definition what was compiled
 * @param fingerprint names the definition; every task of the machine carries it
 * @param shape what kind of machine it became
 * @param machine its state machine, with placeholders for the functions' ARNs
 * @param functions the functions that the machine calls
 */
public record Compiled(
        Definition definition, String fingerprint, Shape shape, StateMachine machine, List<Function> functions) {
    public Compiled {
        functions = List.copyOf(functions);
    }

    /** What kind of machine a graph became. */
    public sealed interface Shape {
        /**
         * An automaton of its control states: what every graph becomes that fits.
         *
         * @param plan the automaton
         * @param states for each step of the plan the name of its state; empty for a start that needs none
         */
        record Automaton(Plan plan, List<String> states) implements Shape {
            public Automaton {
                states = List.copyOf(states);
            }
        }

        /**
         * A loop of constant size over "what runs next", which the last task of each superstep works out from the log.
         *
         * @param found the numbers at which the automaton was given up
         */
        record SuperstepLoop(String found) implements Shape {}
    }

    /** The plan as a page to read, and to keep as a golden file. */
    public String planText() {
        return switch (shape) {
            case Shape.Automaton(Plan plan, List<String> states) ->
                PlanPrinter.print(plan) + "\n" + CutShort.print(definition);
            case Shape.SuperstepLoop(String found) ->
                definition.name() + ": a loop over what runs next, because the automaton would be too large: " + found
                        + "\n";
        };
    }

    /** The definition in Amazon States Language, to be read by people; ends with a line end. */
    public String asl() {
        return AslWriter.pretty(machine) + "\n";
    }
}
