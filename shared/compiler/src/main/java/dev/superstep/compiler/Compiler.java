package dev.superstep.compiler;

import dev.superstep.asl.AslWriter;
import dev.superstep.compiler.Planner.Planned;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.InvalidGraphException;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

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
     * Compiles {@code definition}; over the budget it becomes a {@link Compiled.Shape.SuperstepLoop},
     * if none of its nodes has a trait.
     *
     * @throws InvalidGraphException if the definition has an error; it carries every problem
     */
    public static Compiled compile(Definition definition, Strictness strictness, Budget budget) {
        return switch (Planner.plan(definition, budget)) {
            case Planned.TooLarge(String found) -> loop(definition, found);
            case Planned.Fits(Plan plan) -> {
                if (strictness == Strictness.TYPED) {
                    InvalidGraphException.throwIfAny(definition.name(), TypedChecks.check(plan));
                }
                Compiled compiled = AslEmitter.emit(plan, Fingerprint.of(definition));
                int bytes = AslWriter.compact(compiled.machine()).getBytes(StandardCharsets.UTF_8).length;
                yield bytes <= budget.bytes() ? compiled : loop(definition, bytes + " bytes");
            }
        };
    }

    /** The loop over supersteps, in which all nodes share one state: where one needs states of its own, there is none. */
    private static Compiled loop(Definition definition, String found) {
        InvalidGraphException.throwIfAny(
                definition.name(),
                definition.topology().traits().entrySet().stream()
                        .map(entry -> tooMany(entry.getKey(), entry.getValue(), found))
                        .toList());
        return SuperstepLoop.emit(definition, found);
    }

    private static Problem tooMany(NodeId node, List<NodeTrait> traits, String found) {
        String words = traits.stream().map(NodeTrait::word).collect(Collectors.joining(" and "));
        return Problem.of(
                Problem.Code.TOO_MANY_FRONTIERS,
                node.value(),
                ("node \"%s\" has a state of its own for its %s, and a machine of such states would be too large: %s; let"
                                + " fewer loops, joins and routers go on side by side, or take %s from the node")
                        .formatted(node, words, found, traits.size() == 1 ? "it" : "them"));
    }
}
