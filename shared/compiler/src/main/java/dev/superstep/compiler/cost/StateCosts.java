package dev.superstep.compiler.cost;

import dev.superstep.asl.AslState;
import dev.superstep.asl.Choice;
import dev.superstep.asl.Fail;
import dev.superstep.asl.MapState;
import dev.superstep.asl.Parallel;
import dev.superstep.asl.Pass;
import dev.superstep.asl.StateMachine;
import dev.superstep.asl.Succeed;
import dev.superstep.asl.Task;
import dev.superstep.asl.Transition;
import dev.superstep.asl.Wait;
import dev.superstep.compiler.cost.Way.EachSend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to go through a state once, with all that is nested in it.
 *
 * <pre>
 *   any state                1 transition, nested ones too
 *   a task                   1 invocation, 1 Query of what is new, 1 put of its result
 *     that looks after it    1 Query more, if it is not alone in its superstep
 *   a task that asks         1 invocation; question and token, and the decision when it comes
 *   a Map                    what it has for each Send, as many times as there are Sends
 * </pre>
 *
 * @param cost without the runs of Sends
 * @param sends what each Send adds
 */
record StateCosts(Cost cost, List<EachSend> sends) {
    /** A task's read of the log and its commit. */
    private static final Cost RUN = new Cost(0, 1, 1, 1);

    private static final Cost LOOK = new Cost(0, 0, 1, 0);

    /**
     * Question and token, the look for a decision between; the decision, which finds them and ends the wait; and that the answer
     * finds it.
     */
    private static final Cost ASK = new Cost(0, 1, 6, 8);

    private static final Cost STATE = new Cost(1, 0, 0, 0);

    /** What {@code state} costs. */
    static StateCosts of(AslState state) {
        return of(state, Place.SUPERSTEP);
    }

    /** Whether a run is one of a Send, of whose siblings nobody knows how many there are. */
    private enum Place {
        SUPERSTEP,
        SEND
    }

    private static StateCosts of(AslState state, Place place) {
        return switch (state) {
            case Task task -> new StateCosts(STATE.plus(task(task, place)), List.of());
            case Parallel parallel -> all(parallel.branches(), place);
            case MapState map -> {
                StateCosts each = all(List.of(map.processor()), Place.SEND);
                Cost send = new Cost(
                        each.cost.transitions() - 1,
                        each.cost.invocations(),
                        each.cost.readUnits(),
                        each.cost.writeUnits());
                yield new StateCosts(STATE, List.of(new EachSend(map.processor().startAt(), send)));
            }
            case Choice choice -> new StateCosts(STATE, List.of());
            case Wait wait -> new StateCosts(STATE, List.of());
            case Pass pass -> new StateCosts(STATE, List.of());
            case Succeed succeed -> new StateCosts(STATE, List.of());
            case Fail fail -> new StateCosts(STATE, List.of());
        };
    }

    /** A state with these machines in it. */
    private static StateCosts all(List<StateMachine> nested, Place place) {
        Cost cost = STATE;
        List<EachSend> sends = new ArrayList<>();
        for (StateMachine machine : nested) {
            for (@Nullable String name = machine.startAt(); name != null; ) {
                AslState state = machine.states().get(name);
                if (state == null) {
                    throw new IllegalArgumentException("no state " + name);
                }
                StateCosts one = of(state, place);
                cost = cost.plus(one.cost);
                sends.addAll(one.sends);
                name = after(state);
            }
        }
        return new StateCosts(cost, sends);
    }

    /** What follows a state that has one way on, as all have that are nested; null if nothing does. */
    static @Nullable String after(AslState state) {
        return switch (transition(state)) {
            case Transition.Next(String next) -> next;
            case Transition.End end -> null;
        };
    }

    private static Transition transition(AslState state) {
        return switch (state) {
            case Task task -> task.transition();
            case Parallel parallel -> parallel.transition();
            case MapState map -> map.transition();
            case Wait wait -> wait.transition();
            case Pass pass -> pass.transition();
            case Choice choice -> throw new IllegalArgumentException("a Choice has several ways on");
            case Succeed succeed -> new Transition.End();
            case Fail fail -> new Transition.End();
        };
    }

    private static Cost task(Task task, Place place) {
        return switch (task.resource()) {
            case Task.LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN -> ASK;
            case Task.START_EXECUTION -> Cost.NONE;
            default -> looks(task, place) ? RUN.plus(LOOK) : RUN;
        };
    }

    /** Whether it reads its superstep after its commit: for conflicts, or for what runs next. */
    private static boolean looks(Task task, Place place) {
        Map<String, @Nullable Object> told = task.flow().parameters();
        if (told == null) {
            return false;
        }
        boolean wants = Boolean.TRUE.equals(told.get("frontier"))
                || (told.get("look") instanceof List<?> look && look.contains("conflict"));
        boolean isAlone = place == Place.SUPERSTEP && told.get("tasks") instanceof Long tasks && tasks <= 1;
        return wants && !isAlone;
    }
}
