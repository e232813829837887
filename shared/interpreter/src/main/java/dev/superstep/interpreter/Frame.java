package dev.superstep.interpreter;

import dev.superstep.interpreter.expression.EvaluationException;
import dev.superstep.interpreter.expression.Expression;
import dev.superstep.interpreter.expression.Scope;
import dev.superstep.interpreter.expression.Template;
import dev.superstep.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Where one chain of states is: the value that flows, the state that it is in. Belongs to one thread at a time. */
final class Frame implements Scope {
    private final Execution execution;
    private final Cancellation cancellation;
    private final @Nullable Map<String, @Nullable Object> mapPart;
    private @Nullable Object value;
    private @Nullable Object input;
    private @Nullable Instant enteredTime;
    private @Nullable String token;
    private String state = "";
    private long entry;
    private int retries;

    Frame(Execution execution, Cancellation cancellation, @Nullable Map<String, @Nullable Object> mapPart) {
        this.execution = execution;
        this.cancellation = cancellation;
        this.mapPart = mapPart;
    }

    /** A frame for a machine inside this frame's state. */
    Frame nested(Cancellation cancellation) {
        return new Frame(execution, cancellation, mapPart);
    }

    /** A frame for an iteration of the Map that this frame is in. */
    Frame iteration(Cancellation cancellation, int index, @Nullable Object item) {
        Map<String, @Nullable Object> at = LinkedHashMap.newLinkedHashMap(2);
        at.put("Index", (long) index);
        at.put("Value", item);
        Frame frame =
                new Frame(execution, cancellation, Collections.singletonMap("Item", Collections.unmodifiableMap(at)));
        frame.state = state;
        frame.entry = entry;
        frame.enteredTime = enteredTime;
        frame.retries = retries;
        return frame;
    }

    /** Goes into a state. */
    void enter(String name) {
        checkAlive();
        state = name;
        retries = 0;
        enteredTime = execution.now();
        execution.ledger().transition();
        execution.ledger().add(1);
        entry = execution.entered(name, value);
    }

    /** Goes out of the state. */
    void exit() {
        execution.ledger().add(1);
        execution.exited(this, value);
    }

    /** Gives up if nobody wants the result any more; called before everything that may take time. */
    void checkAlive() {
        if (Thread.currentThread().isInterrupted() || cancellation.isCancelled()) {
            throw new AbortedException();
        }
    }

    void sleep(Duration duration) {
        checkAlive();
        WaitListener listener = execution.ports().waits();
        listener.waits();
        try {
            execution.ports().time().sleep(duration);
        } catch (InterruptedException e) {
            throw new AbortedException();
        } finally {
            listener.waitedEnough();
        }
    }

    @Nullable
    Object evaluate(Expression expression, @Nullable Object on) {
        input = on;
        try {
            return expression.evaluate(this);
        } catch (EvaluationException e) {
            throw StateFailure.inState(state, e.error(), e.reason());
        }
    }

    @Nullable
    Object evaluate(Template template, @Nullable Object on) {
        input = on;
        try {
            return template.evaluate(this);
        } catch (EvaluationException e) {
            throw StateFailure.inState(state, e.error(), e.reason());
        }
    }

    /** Whether {@code check} holds for {@code on}. */
    boolean holds(Check check, @Nullable Object on) {
        input = on;
        try {
            return check.holds(this);
        } catch (EvaluationException e) {
            throw StateFailure.inState(state, e.error(), e.reason());
        }
    }

    /** Refuses a value that is larger than what the service passes on. */
    void checkSize(@Nullable Object passed, String what) {
        int limit = execution.ports().limits().payloadBytes();
        long size = Json.sizeInBytes(passed);
        if (size > limit) {
            throw new StateFailure(
                    StateFailure.DATA_LIMIT_EXCEEDED,
                    "The " + what + " of the state '" + state + "' has " + size
                            + " bytes, more than the service's limit of " + limit + ".");
        }
    }

    @Override
    public @Nullable Object input() {
        return input;
    }

    @Override
    public @Nullable Object contextPart(String name) {
        return switch (name) {
            case "Execution" -> execution.executionPart();
            case "StateMachine" -> execution.machinePart();
            case "State" -> statePart();
            case "Map" -> mapPart;
            case "Task" -> token == null ? null : Collections.singletonMap("Token", token);
            default -> null;
        };
    }

    @Override
    public Map<String, @Nullable Object> context() {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        for (String name : new String[] {"Execution", "StateMachine", "State", "Map", "Task"}) {
            Object part = contextPart(name);
            if (part != null) {
                context.put(name, part);
            }
        }
        return Collections.unmodifiableMap(context);
    }

    private Map<String, @Nullable Object> statePart() {
        Map<String, @Nullable Object> part = LinkedHashMap.newLinkedHashMap(3);
        part.put("EnteredTime", enteredTime == null ? null : Execution.text(enteredTime));
        part.put("Name", state);
        part.put("RetryCount", (long) retries);
        return Collections.unmodifiableMap(part);
    }

    @Override
    public RandomGenerator random() {
        return execution.random();
    }

    Execution execution() {
        return execution;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    @Nullable
    Object value() {
        return value;
    }

    void value(@Nullable Object value) {
        this.value = value;
    }

    String state() {
        return state;
    }

    long entry() {
        return entry;
    }

    int retries() {
        return retries;
    }

    void countRetry() {
        retries++;
    }

    @Nullable
    String token() {
        return token;
    }

    void token(@Nullable String token) {
        this.token = token;
    }
}
