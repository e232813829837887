package dev.superstep.interpreter;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** A time limit that interrupts a thread, at most once and never after it was stopped. */
final class Deadline {
    private enum Phase {
        RUNNING,
        INTERRUPTING,
        INTERRUPTED,
        STOPPED
    }

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.RUNNING);
    private final Thread thread;
    private final Runnable before;
    private final Time.Alarm alarm;

    private Deadline(Time time, Duration limit, Runnable before) {
        this.thread = Thread.currentThread();
        this.before = before;
        this.alarm = time.schedule(limit, this::expire);
    }

    /** Limits what this thread does from now on. */
    static Deadline start(Time time, Duration limit) {
        return new Deadline(time, limit, () -> {});
    }

    /** Limits what this thread and those that it waits for do from now on, and cancels it before it interrupts. */
    static Deadline start(Time time, Duration limit, Cancellation cancellation) {
        return new Deadline(time, limit, cancellation::cancel);
    }

    private void expire() {
        if (phase.compareAndSet(Phase.RUNNING, Phase.INTERRUPTING)) {
            before.run();
            thread.interrupt();
            phase.set(Phase.INTERRUPTED);
        }
    }

    /** Ends the limit, on the limited thread; whether it was exceeded. No interrupt of its own is left behind. */
    boolean stop() {
        if (phase.compareAndSet(Phase.RUNNING, Phase.STOPPED)) {
            alarm.cancel();
            return false;
        }
        while (phase.get() == Phase.INTERRUPTING) {
            Thread.onSpinWait();
        }
        Thread.interrupted(); // whether the task saw the interrupt or not, it was late
        return true;
    }
}
