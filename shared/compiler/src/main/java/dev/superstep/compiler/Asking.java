package dev.superstep.compiler;

import dev.superstep.asl.AslState;
import dev.superstep.asl.Catcher;
import dev.superstep.asl.StateMachine;
import dev.superstep.asl.Task;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The states of an approval: one that asks and waits, and one that answers, which is an ordinary run of the node.
 *
 * <pre>
 *   ask check ── somebody has decided, or States.Timeout ──▶ check ──▶ ...
 * </pre>
 *
 * <p>The first calls the node's function with the task's token and then costs nothing until somebody answers for the token or
 * the deadline passes. It keeps the cursor for the second, and gives nothing on: what was decided is in the log. It is tried
 * again when Lambda fails, but never because its time is over.
 */
final class Asking {
    private final Definition definition;
    private final Functions functions;

    Asking(Definition definition, Functions functions) {
        this.definition = definition;
        this.functions = functions;
    }

    /** Whether {@code node} has two states. */
    boolean isAsked(NodeId node) {
        return definition.topology().has(node, NodeTrait.APPROVAL);
    }

    /** What the state is called that asks, if nothing else is. */
    static String nameOf(String answer) {
        return "ask " + answer;
    }

    /**
     * The state that asks.
     *
     * @param answer the state that answers; the function is told the same, and how it waits
     * @param next the name of {@code answer}
     */
    Task before(NodeId node, Task answer, String next) {
        int seconds = Math.toIntExact(
                Objects.requireNonNull(definition.deadlines().get(node)).toSeconds());
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.putAll(Objects.requireNonNull(answer.flow().parameters()));
        event.put("token.$", "$$.Task.Token");
        event.put("asked.$", "$$.State.EnteredTime");
        event.put("within", (long) seconds);
        return Task.of(Task.LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN)
                .parameters(Json.object("FunctionName", functions.of(node).resource(), "Payload", event))
                .resultPath(null)
                .timeoutSeconds(seconds)
                .withRecovery(answer.recovery())
                .catching(Catcher.on("States.Timeout").resultPath(null).next(next))
                .next(next);
    }

    /** A branch or iteration that begins with the answer, with the asking before it. */
    StateMachine before(NodeId node, Task answer, StateMachine branch, StateNames names) {
        String first = names.unique(nameOf(branch.startAt()));
        Map<String, AslState> states = new LinkedHashMap<>();
        states.put(first, before(node, answer, branch.startAt()));
        states.putAll(branch.states());
        return new StateMachine(null, first, states, null);
    }
}
