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
 * @param plan its control states
 * @param machine its state machine, with placeholders for the functions' ARNs
 * @param functions the functions that the machine calls
 */
public record Compiled(
        Definition definition, String fingerprint, Plan plan, StateMachine machine, List<Function> functions) {
    public Compiled {
        functions = List.copyOf(functions);
    }

    /** The definition in Amazon States Language, to be read by people; ends with a line end. */
    public String asl() {
        return AslWriter.pretty(machine) + "\n";
    }
}
