package dev.superstep.testing.faults;

import dev.superstep.asl.Task;
import dev.superstep.interpreter.TaskCall;
import dev.superstep.interpreter.TaskFailure;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An invoker that loses, delays, doubles and reorders the invocations that a test names, as Lambda and the network may.
 *
 * <p>What is answered in place of a lost invocation is what Step Functions reports then, which the state machine tries again.
 * Invocations are numbered from 1 in the order in which they come, over all executions and threads; the starts of
 * continuations are numbered by themselves. One that has been started is not started again, as by Step Functions once it has
 * ended: {@code StepFunctions.ExecutionAlreadyExistsException}. Plan before the first. Thread-safe.
 */
public final class FaultyInvoker implements TaskInvoker {
    private static final int INVOCATIONS_THROTTLED = 3;

    private final TaskInvoker invoker;
    private final Map<Integer, InvocationEffect> plan = new ConcurrentHashMap<>();
    private final Map<Integer, InvocationEffect> planOfContinuations = new ConcurrentHashMap<>();
    private final Map<Integer, Runnable> delays = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger continuations = new AtomicInteger();
    private final Set<Object> started = ConcurrentHashMap.newKeySet();
    private final Queue<TaskCall> postponed = new ConcurrentLinkedQueue<>();
    private final Queue<TaskCall> outliving = new ConcurrentLinkedQueue<>();
    private final Overtaking overtaking = new Overtaking();

    private FaultyInvoker(TaskInvoker invoker) {
        this.invoker = invoker;
    }

    /** An invoker that does all that {@code invoker} does, and fails where it is told to. */
    public static FaultyInvoker on(TaskInvoker invoker) {
        return new FaultyInvoker(invoker);
    }

    /** The {@code nth} invocation of a node, from 1, will go wrong in this way. */
    public FaultyInvoker with(InvocationEffect effect, int nth) {
        plan(plan, effect, nth);
        return this;
    }

    /** The {@code nth} start of a continuation, from 1, will go wrong in this way. */
    public FaultyInvoker withContinuation(InvocationEffect effect, int nth) {
        plan(planOfContinuations, effect, nth);
        return this;
    }

    private static void plan(Map<Integer, InvocationEffect> plan, InvocationEffect effect, int nth) {
        int times = effect == InvocationEffect.THROTTLE ? INVOCATIONS_THROTTLED : 1;
        for (int i = 0; i < times; i++) {
            plan.put(nth + i, effect);
        }
    }

    /** The {@code nth} invocation of a node, from 1, will be held up while {@code meanwhile} runs on its thread. */
    public FaultyInvoker delaying(int nth, Runnable meanwhile) {
        delays.put(nth, meanwhile);
        return this;
    }

    /** How many invocations of nodes there were, those that went wrong included. */
    public int count() {
        return count.get();
    }

    /** How many continuations were to be started, those that went wrong included. */
    public int continuations() {
        return continuations.get();
    }

    /** Delivers what was to outlive the run, and what was postponed and had no successor; nobody hears the answers. */
    public void deliverLate() {
        deliverAll(postponed);
        deliverAll(outliving);
    }

    @Override
    public @Nullable Object invoke(TaskCall call) throws InterruptedException {
        if (isContinuation(call)) {
            return invoke(call, planOfContinuations.get(continuations.incrementAndGet()));
        }
        int nth = count.incrementAndGet();
        Runnable meanwhile = delays.get(nth);
        if (meanwhile != null) {
            meanwhile.run();
        }
        List<TaskCall> late = List.copyOf(postponed);
        try {
            return invoke(call, plan.get(nth));
        } finally {
            overtaking.passed();
            late.stream().filter(postponed::remove).forEach(this::deliver);
        }
    }

    private @Nullable Object invoke(TaskCall call, @Nullable InvocationEffect effect) throws InterruptedException {
        switch (effect) {
            case LOSE_REQUEST -> throw lost(call);
            case LOSE_ANSWER -> {
                deliver(call);
                throw lost(call);
            }
            case THROTTLE -> throw throttled(call);
            case DOUBLE -> deliver(call);
            case POSTPONE -> {
                postponed.add(call);
                throw lost(call);
            }
            case OUTLIVE -> {
                outliving.add(call);
                throw lost(call);
            }
            case OVERTAKE -> overtaking.await();
            case null -> {}
        }
        return done(call);
    }

    private @Nullable Object done(TaskCall call) throws InterruptedException {
        if (isContinuation(call)
                && !started.add(String.valueOf(Json.asObject(call.payload()).get("Name")))) {
            throw new TaskFailure("StepFunctions.ExecutionAlreadyExistsException", "there is one of this name");
        }
        return invoker.invoke(call);
    }

    private void deliverAll(Queue<TaskCall> calls) {
        for (TaskCall call = calls.poll(); call != null; call = calls.poll()) {
            deliver(call);
        }
    }

    /** Makes an invocation whose answer is lost. */
    private void deliver(TaskCall call) {
        try {
            done(call);
        } catch (TaskFailure unheard) {
            // Its answer is lost, whatever it is.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static TaskFailure lost(TaskCall call) {
        return new TaskFailure(
                isContinuation(call) ? "StepFunctions.SdkClientException" : "Lambda.SdkClientException",
                "a planned fault: the answer did not come");
    }

    private static TaskFailure throttled(TaskCall call) {
        return new TaskFailure(
                isContinuation(call) ? "StepFunctions.ThrottlingException" : "Lambda.TooManyRequestsException",
                "a planned fault: rate exceeded");
    }

    private static boolean isContinuation(TaskCall call) {
        return call.resource().equals(Task.START_EXECUTION);
    }
}
