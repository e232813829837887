package dev.superstep.testing.faults;

import dev.superstep.runlog.RunLogException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts the calls of a run log, and makes go wrong what is planned. Thread-safe once planned. */
final class LogCalls {
    private final Map<Call, LogEffect> plan = new ConcurrentHashMap<>();
    private final Map<Pause, Runnable> pauses = new ConcurrentHashMap<>();
    private final Map<Operation, Integer> counts = new ConcurrentHashMap<>();
    private final Map<Operation, Overtaking> overtaking = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable ProcessKilled> death = new AtomicReference<>();

    record Call(Operation operation, int nth) {}

    private record Pause(Call call, Moment moment) {}

    void plan(Operation operation, int nth, LogEffect effect) {
        plan.put(call(operation, nth), effect);
    }

    void plan(Operation operation, int nth, Moment moment, Runnable meanwhile) {
        pauses.put(new Pause(call(operation, nth), moment), meanwhile);
    }

    private static Call call(Operation operation, int nth) {
        if (nth < 1) {
            throw new IllegalArgumentException("calls are numbered from 1, so none is " + nth);
        }
        return new Call(operation, nth);
    }

    int count(Operation operation) {
        return counts.getOrDefault(operation, 0);
    }

    <T> T make(Operation operation, Supplier<T> action) {
        Call call = begin(operation);
        T answer = action.get();
        if (repeats(call)) {
            answer = action.get();
        }
        end(call);
        return answer;
    }

    void make(Operation operation, Runnable action) {
        Call call = begin(operation);
        if (repeats(call)) {
            action.run();
        }
        action.run();
        end(call);
    }

    private boolean repeats(Call call) {
        return plan.get(call) == LogEffect.REPEAT;
    }

    /** What comes before the call is made. */
    Call begin(Operation operation) {
        requireAlive();
        Call call = new Call(operation, counts.merge(operation, 1, Integer::sum));
        pause(call, Moment.BEFORE);
        switch (plan.get(call)) {
            case FAIL_BEFORE -> throw unavailable(call, Moment.BEFORE);
            case KILL_BEFORE -> die(call, Moment.BEFORE);
            case THROTTLE -> throw throttled(call);
            case OVERTAKE -> letPass(operation);
            case FAIL_AFTER, KILL_AFTER, REPEAT -> {}
            case null -> {}
        }
        return call;
    }

    /** What comes after it was made. */
    void end(Call call) {
        of(call.operation()).passed();
        pause(call, Moment.AFTER);
        switch (plan.get(call)) {
            case FAIL_AFTER -> throw unavailable(call, Moment.AFTER);
            case KILL_AFTER -> die(call, Moment.AFTER);
            case FAIL_BEFORE, KILL_BEFORE, THROTTLE, REPEAT, OVERTAKE -> {}
            case null -> {}
        }
        requireAlive();
    }

    private void pause(Call call, Moment moment) {
        Runnable meanwhile = pauses.get(new Pause(call, moment));
        if (meanwhile != null) {
            meanwhile.run();
        }
    }

    private void letPass(Operation operation) {
        try {
            of(operation).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever wants the call to end may say so to the store itself
        }
    }

    private Overtaking of(Operation operation) {
        return overtaking.computeIfAbsent(operation, unseen -> new Overtaking());
    }

    private void requireAlive() {
        ProcessKilled killed = death.get();
        if (killed != null) {
            throw killed;
        }
    }

    private void die(Call call, Moment moment) {
        death.compareAndSet(null, new ProcessKilled(call.operation(), call.nth(), moment));
        requireAlive();
    }

    private static RunLogException unavailable(Call call, Moment moment) {
        return RunLogException.unavailable(
                call.operation() + " " + call.nth(), new IOException("a planned fault, " + moment));
    }

    private static RunLogException throttled(Call call) {
        return RunLogException.unavailable(
                call.operation() + " " + call.nth(),
                new IOException("a planned fault, as ProvisionedThroughputExceededException"));
    }
}
