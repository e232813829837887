package dev.superstep.interpreter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A Task. */
final class ExecutableTask implements ExecutableState {
    private final String name;
    private final Target target;
    private final @Nullable Quantity timeout;
    private final Attempts attempts;

    ExecutableTask(
            String name, Target target, @Nullable Quantity timeout, DataFlow flow, RecoveryPlan recovery, int next) {
        this.name = name;
        this.target = target;
        this.timeout = timeout;
        this.attempts = new Attempts(flow, recovery, next, this::attempt);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int run(Frame frame) {
        return attempts.run(frame);
    }

    private @Nullable Object attempt(Frame frame, DataFlow flow) {
        target.open(frame);
        try {
            Object effective = flow.effectiveInput(frame, frame.value());
            long limit = timeout == null ? 0 : timeout.of(frame, frame.value());
            Object result = counted(frame, limit, effective);
            frame.checkSize(result, "result");
            return result;
        } finally {
            target.close(frame);
        }
    }

    private @Nullable Object counted(Frame frame, long limit, @Nullable Object effective) {
        Ledger ledger = frame.execution().ledger();
        ledger.add(2);
        try {
            Object result = timeout == null ? call(frame, effective) : timed(frame, limit, effective);
            ledger.add(1);
            return result;
        } catch (StateFailure failure) {
            ledger.addUnchecked(1);
            throw failure;
        }
    }

    private @Nullable Object timed(Frame frame, long seconds, @Nullable Object effective) {
        Deadline deadline = Deadline.start(frame.execution().ports().time(), Duration.ofSeconds(seconds));
        Object result;
        try {
            result = call(frame, effective);
        } catch (RuntimeException | Error e) {
            boolean isOurs = e instanceof StateFailure || e instanceof AbortedException;
            if (deadline.stop() && isOurs) {
                throw new StateFailure(StateFailure.TIMEOUT, "");
            }
            throw e;
        }
        if (deadline.stop()) {
            throw new StateFailure(StateFailure.TIMEOUT, "");
        }
        return result;
    }

    private @Nullable Object call(Frame frame, @Nullable Object effective) {
        frame.checkAlive();
        try {
            return target.call(frame, effective);
        } catch (TaskFailure e) {
            throw new StateFailure(e.error(), e.reason());
        } catch (InterruptedException e) {
            throw new AbortedException();
        }
    }
}
