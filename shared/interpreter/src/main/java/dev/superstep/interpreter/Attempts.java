package dev.superstep.interpreter;

import dev.superstep.asl.Retrier;
import dev.superstep.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What Task, Parallel and Map have in common: work between a state's input and output that is tried again and whose failure
 * is caught.
 */
final class Attempts {
    private final DataFlow flow;
    private final RecoveryPlan recovery;
    private final Work work;
    private final int next;

    Attempts(DataFlow flow, RecoveryPlan recovery, int next, Work work) {
        this.flow = flow;
        this.recovery = recovery;
        this.next = next;
        this.work = work;
    }

    /** The work itself, one attempt. */
    @FunctionalInterface
    interface Work {
        @Nullable
        Object result(Frame frame, DataFlow flow);
    }

    /** Works until it is done, caught or failed for good. */
    int run(Frame frame) {
        Object raw = frame.value();
        int @Nullable [] used = null;
        while (true) {
            try {
                Object result = work.result(frame, flow);
                frame.value(flow.output(frame, raw, result));
                return next;
            } catch (StateFailure failure) {
                frame.checkAlive();
                if (used == null) {
                    used = new int[recovery.retriers().size()];
                }
                if (!isRetried(frame, failure, used)) {
                    return caught(frame, raw, failure);
                }
            }
        }
    }

    /** The first retrier that matches decides; when it is used up, no other gets a turn. */
    private boolean isRetried(Frame frame, StateFailure failure, int[] used) {
        int place = recovery.retrierFor(failure);
        if (place < 0) {
            return false;
        }
        Retrier retrier = recovery.retriers().get(place);
        if (used[place] >= retrier.maxAttempts()) {
            return false;
        }
        used[place]++;
        Execution execution = frame.execution();
        Duration delay = Backoff.delay(retrier, used[place], execution.random());
        execution.retried(frame, failure, delay);
        frame.sleep(delay);
        frame.countRetry();
        execution.ledger().transition();
        return true;
    }

    /** The error goes into the raw input; OutputPath has no part in it. */
    private int caught(Frame frame, @Nullable Object raw, StateFailure failure) {
        RecoveryPlan.Handler handler = recovery.handlerFor(failure);
        if (handler == null) {
            throw failure;
        }
        Object error = Json.object("Error", failure.error(), "Cause", failure.reason());
        Object output = DataFlow.placed(frame, handler.place(), raw, error);
        frame.checkSize(output, "output");
        frame.value(output);
        frame.execution().caught(frame, failure, handler.nextName());
        return handler.next();
    }
}
