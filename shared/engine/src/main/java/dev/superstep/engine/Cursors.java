package dev.superstep.engine;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.ControlState;
import dev.superstep.compiler.Plan;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.History;
import dev.superstep.runlog.Origin;
import dev.superstep.runlog.SendPointer;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of executions: where in its state machine a run begins, and where it goes on.
 *
 * <p>A machine with an entrance is entered where the log ends, because a run of it can be long. Any other is gone through
 * from its first state: the few tasks that have committed answer from the log.
 */
final class Cursors {
    /** Where the output of an execution says that another one goes on. */
    private static final String CONTINUED = "continued";

    private final Compiled compiled;

    Cursors(Compiled compiled) {
        this.compiled = compiled;
    }

    /** The cursor of a run's very first execution. */
    static Map<String, @Nullable Object> first(String run) {
        return cursor(run, 1, 0);
    }

    /**
     * The cursor of the execution to which {@code output} hands the run on; empty if it does not.
     *
     * @param output what an execution ended with
     */
    static Optional<Map<String, @Nullable Object>> continued(@Nullable Object output) {
        if (!(output instanceof Map<?, ?> map) || !map.containsKey(CONTINUED)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> cursor = new LinkedHashMap<>(Json.asObject(map));
        cursor.remove(CONTINUED);
        cursor.putAll(Json.asObject(cursor.get("room")));
        return Optional.of(cursor);
    }

    /** Whether executions can begin in the middle. */
    boolean haveEntrance() {
        return compiled.shape() instanceof Compiled.Shape.Automaton automaton
                && !automaton.states().contains(compiled.machine().startAt());
    }

    /**
     * The cursor of an execution that goes on with what has been recorded.
     *
     * @param history of the run
     * @param superstep the first one that is not complete
     */
    Map<String, @Nullable Object> goingOn(History history, int superstep) {
        String run = history.header().run().id().run();
        Origin origin = history.header().origin();
        if (!haveEntrance()) {
            return cursor(run, 1, origin == null ? 0 : origin.superstep());
        }
        Optional<Map<String, @Nullable Object>> paused = pauses(before(history, superstep))
                // Its tasks answer once more until when the run waits, which may be over.
                ? entering(history, superstep - 1)
                : Optional.empty();
        return paused.or(() -> entering(history, superstep))
                // Nothing runs next: its last superstep answers once more, and the machine comes to its end.
                .or(() -> entering(history, superstep - 1))
                .orElseGet(() -> first(run));
    }

    private static boolean pauses(Step step) {
        return step.deltas().stream().anyMatch(delta -> delta.until().isPresent());
    }

    private Optional<Map<String, @Nullable Object>> entering(History history, int superstep) {
        String run = history.header().run().id().run();
        return enter(history, superstep)
                .map(step -> entering(run, superstep, base(history, superstep), step, before(history, superstep)));
    }

    /** The name of the state that stands for the superstep, if the machine can be entered there. */
    Optional<String> stateOf(History history, int superstep) {
        return haveEntrance()
                ? enter(history, superstep).map(step -> states().get(step)).filter(name -> !name.isEmpty())
                : Optional.empty();
    }

    private Map<String, @Nullable Object> entering(String run, int superstep, int base, int step, Step makers) {
        Map<String, @Nullable Object> cursor = cursor(run, superstep, base);
        cursor.put("enter", states().get(step));
        cursor.put("room", Map.of());
        ControlState control = plan().steps().get(step).control();
        if (!control.sendRuns().isEmpty()) {
            cursor.put("sends", pointers(control, makers));
        }
        return cursor;
    }

    private static Map<String, @Nullable Object> pointers(ControlState control, Step makers) {
        Map<String, @Nullable Object> pointers = new LinkedHashMap<>();
        for (NodeId node : control.sendRuns()) {
            List<@Nullable Object> toNode = new ArrayList<>();
            for (Delta delta : makers.deltas()) {
                for (int position = 0; position < delta.sends().size(); position++) {
                    if (delta.sends().get(position).node().equals(node)) {
                        toNode.add(SendPointer.to(delta.superstep(), delta.task(), position)
                                .toString());
                    }
                }
            }
            pointers.put(node.value(), toNode);
        }
        return pointers;
    }

    /** The step of the plan that stands for {@code superstep}; empty if the run has to begin at the beginning. */
    private Optional<Integer> enter(History history, int superstep) {
        Origin origin = history.header().origin();
        boolean beforeAll = superstep < Reporter.first(history);
        if (beforeAll
                || (origin == null
                        && startHasRouters()
                        && before(history, 1).deltas().isEmpty())) {
            return Optional.empty();
        }
        Map<Integer, Step> steps = new LinkedHashMap<>();
        history.steps().forEach(step -> steps.put(step.superstep(), step));
        int step = origin == null ? 0 : states().indexOf(origin.enter());
        for (int number = origin == null ? 0 : origin.superstep(); number < superstep; number++) {
            Step committed = steps.getOrDefault(number, new Step(number, List.of()));
            List<NodeId> said = committed.deltas().stream()
                    .flatMap(delta -> delta.goTo().stream())
                    .toList();
            List<NodeId> sentTo =
                    committed.sends().stream().map(Target.Send::node).toList();
            Optional<Integer> next = plan().after(step, said, sentTo);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            step = next.orElseThrow();
        }
        return Optional.of(step);
    }

    private boolean startHasRouters() {
        return !compiled.definition().topology().routersOf(NodeId.START).isEmpty();
    }

    /** What was committed in the superstep before {@code superstep}. */
    private static Step before(History history, int superstep) {
        return history.steps().stream()
                .filter(step -> step.superstep() == superstep - 1)
                .findFirst()
                .orElseGet(() -> new Step(superstep - 1, List.of()));
    }

    /** The newest snapshot that the fold of the state before {@code superstep} can start from. */
    private static int base(History history, int superstep) {
        return history.snapshots().stream()
                .mapToInt(Snapshot::superstep)
                .filter(base -> base <= superstep)
                .max()
                .orElse(0);
    }

    private Plan plan() {
        return ((Compiled.Shape.Automaton) compiled.shape()).plan();
    }

    private List<String> states() {
        return ((Compiled.Shape.Automaton) compiled.shape()).states();
    }

    private static Map<String, @Nullable Object> cursor(String run, int superstep, int base) {
        return new LinkedHashMap<>(Json.object("run", run, "superstep", (long) superstep, "base", (long) base));
    }
}
