package dev.superstep.compiler;

import dev.superstep.asl.AslWriter;
import dev.superstep.compiler.Planner.Planned;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.InvalidGraphException;
import java.nio.charset.StandardCharsets;

/**
 * Compiles a graph to a state machine. A pure function: the same definition gives the same bytes.
 *
 * <p>Read {@link Planner} for what the states are and {@link AslEmitter} for how they are written.
 */
public final class Compiler {
    private Compiler() {}

    /** How much is asked of a graph. */
    public enum Strictness {
        /** What LangGraph asks: whatever it accepts is compiled. */
        LANGGRAPH,
        /** What the typed face asks as well: no conflict and no missing channel that can be known now. */
        TYPED
    }

    /**
     * Compiles {@code definition} as strictly as the typed face asks, within {@link Budget#DEFAULT}.
     *
     * @throws InvalidGraphException if the definition has an error; it carries every problem
     */
    public static Compiled compile(Definition definition) {
        return compile(definition, Strictness.TYPED, Budget.DEFAULT);
    }

    /**
     * Compiles {@code definition}; over the budget it becomes a {@link Compiled.Shape.SuperstepLoop}.
     *
     * @throws InvalidGraphException if the definition has an error; it carries every problem
     */
    public static Compiled compile(Definition definition, Strictness strictness, Budget budget) {
        return switch (Planner.plan(definition, budget)) {
            case Planned.TooLarge(String found) -> SuperstepLoop.emit(definition, found);
            case Planned.Fits(Plan plan) -> {
                if (strictness == Strictness.TYPED) {
                    InvalidGraphException.throwIfAny(definition.name(), TypedChecks.check(plan));
                }
                Compiled compiled = AslEmitter.emit(plan, Fingerprint.of(definition));
                int bytes = AslWriter.compact(compiled.machine()).getBytes(StandardCharsets.UTF_8).length;
                yield bytes <= budget.bytes() ? compiled : SuperstepLoop.emit(definition, bytes + " bytes");
            }
        };
    }
}
