package dev.superstep.compiler;

import dev.superstep.asl.AslState;
import dev.superstep.asl.Choice;
import dev.superstep.asl.Condition;
import dev.superstep.asl.MapState;
import dev.superstep.asl.StateMachine;
import dev.superstep.asl.Succeed;
import dev.superstep.asl.Task;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.NodeId;
import dev.superstep.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Writes the machine of a graph whose automaton would be too large: a loop of constant size.
 *
 * <pre>
 *   enter -> start -> more? -> superstep (a Map over what runs next) -> more? -> ... -> done
 * </pre>
 *
 * <p>The last task of a superstep to commit finds out what runs next, by reading the superstep after its commit; no
 * coordinator is called. Several may be last, and find the same, because it is a function of the log alone. All nodes share
 * one function, one Retry and one time limit.
 */
final class SuperstepLoop {
    private SuperstepLoop() {}

    static Compiled emit(Definition definition, String found) {
        Functions functions = new Functions(definition);
        String fingerprint = Fingerprint.of(definition);
        Tasks tasks =
                new Tasks(definition.topology(), functions, fingerprint, OptionalInt.of(LongRuns.RESERVE_OF_A_LOOP));
        Task start = tasks.loopStart("more");
        MapState superstep = tasks.loopRuns("node", "more")
                .resultSelector(Json.object(
                        "run.$", "$[0].run",
                        "superstep.$", "$[0].superstep",
                        "base.$", "$[0].base",
                        "room.$", "$[0].room",
                        "full.$", "States.ArrayContains($[*].full, true)",
                        "tasks.$", "States.ArrayGetItem($[*].tasks, 0)",
                        "next.$", "States.ArrayGetItem($[*].next, 0)"));
        StateNames names = new StateNames();
        List.of("start", "more", "superstep", "done", "hand on", "continued").forEach(names::unique);
        Entrance entrance = Entrance.to(List.of("superstep", "more"), "start", names);
        Map<String, AslState> states = new LinkedHashMap<>();
        states.put(entrance.name(), entrance.choice());
        states.put("start", start.next("more"));
        states.put(
                "more",
                Answers.handingOn(
                        Choice.when(Condition.isPresent("$.next[0]"), "superstep")
                                .otherwise("done"),
                        "hand on"));
        states.put("superstep", superstep.next("more"));
        states.put("done", Succeed.of());
        states.put("hand on", Tasks.handOn("continued"));
        states.put("continued", Succeed.of());
        states.put(entrance.nowhere(), Entrance.NOWHERE);
        StateMachine machine = new StateMachine(
                "Workflow " + definition.name() + ", compiled by Superstep as a loop over supersteps",
                entrance.name(),
                states,
                null);
        return new Compiled(
                definition,
                fingerprint,
                new Compiled.Shape.SuperstepLoop(found),
                machine,
                functions.of(List.of(NodeId.START, NodeId.ANY)));
    }
}
