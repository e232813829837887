package dev.superstep.interpreter;

import dev.superstep.interpreter.expression.Expression;
import dev.superstep.interpreter.expression.Template;
import dev.superstep.json.Json;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A Map; one iteration, or one at a time, runs on the state's own thread, else as many threads as iterations may run. */
final class ExecutableMap implements ExecutableState {
    private final String name;
    private final Iterations iterations;
    private final Attempts attempts;

    ExecutableMap(String name, Iterations iterations, DataFlow flow, RecoveryPlan recovery, int next) {
        this.name = name;
        this.iterations = iterations;
        this.attempts = new Attempts(flow, recovery, next, this::attempt);
    }

    /**
     * What is run for what.
     *
     * @param itemSelector null for the item itself
     * @param maxConcurrency null for as many as may
     */
    record Iterations(
            Expression itemsPath,
            @Nullable Template itemSelector,
            ExecutableMachine processor,
            @Nullable Quantity maxConcurrency) {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public int run(Frame frame) {
        return attempts.run(frame);
    }

    private Object attempt(Frame frame, DataFlow flow) {
        Object effective = flow.effectiveInput(frame, frame.value());
        List<@Nullable Object> items = items(frame, effective);
        frame.execution().ledger().add(1);
        Object result = result(frame, effective, items);
        frame.execution().ledger().add(1);
        frame.checkSize(result, "result");
        return result;
    }

    private List<@Nullable Object> items(Frame frame, @Nullable Object effective) {
        Object items = frame.evaluate(iterations.itemsPath(), effective);
        if (items instanceof List<?>) {
            return Json.asList(items);
        }
        throw StateFailure.runtime(name, "The field 'ItemsPath' leads to " + Json.typeName(items) + ", not to a list.");
    }

    private Object result(Frame frame, @Nullable Object effective, List<@Nullable Object> items) {
        @Nullable Object[] outputs = new Object[items.size()];
        AtomicInteger next = new AtomicInteger();
        Siblings.Work work = (thread, cancellation) -> {
            for (int i = next.getAndIncrement(); i < outputs.length; i = next.getAndIncrement()) {
                outputs[i] = iterate(frame.iteration(cancellation, i, items.get(i)), effective, items.get(i));
            }
        };
        int threads = threads(frame, items.size());
        try {
            if (threads == 1) {
                work.run(0, frame.cancellation());
            } else if (threads > 1) {
                Siblings.run(frame, threads, work);
            }
        } catch (StateFailure failure) {
            frame.execution().ledger().addUnchecked(1);
            throw failure;
        }
        return Collections.unmodifiableList(Arrays.asList(outputs));
    }

    private @Nullable Object iterate(Frame frame, @Nullable Object effective, @Nullable Object item) {
        frame.checkAlive();
        frame.execution().ledger().add(1);
        try {
            Object output = iterations.processor().run(frame, input(frame, effective, item));
            frame.execution().ledger().add(1);
            return output;
        } catch (StateFailure | AbortedException e) {
            frame.execution().ledger().addUnchecked(1);
            throw e;
        }
    }

    private @Nullable Object input(Frame frame, @Nullable Object effective, @Nullable Object item) {
        if (iterations.itemSelector() == null) {
            return item;
        }
        Object input = frame.evaluate(iterations.itemSelector(), effective);
        frame.checkSize(input, "item");
        return input;
    }

    private int threads(Frame frame, int items) {
        int most = frame.execution().ports().limits().mapConcurrency();
        long wanted = iterations.maxConcurrency() == null
                ? 0
                : iterations.maxConcurrency().of(frame, frame.value());
        return (int) Math.min(items, wanted == 0 ? most : Math.min(wanted, most));
    }
}
