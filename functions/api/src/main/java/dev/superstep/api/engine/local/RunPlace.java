package dev.superstep.api.engine.local;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A run's place among those that are executed at a time: held while it works, given back while all it does is wait.
 *
 * <pre>
 *   take ─▶ works … worked ─▶ waits ──(place is given back)── waitedEnough ─▶ works ──(takes a place again)── … ─▶ giveBack
 * </pre>
 *
 * <p>Its threads know it: the one that executes it, and those of its branches, which inherit it. A run that comes back from
 * waiting queues again, and its invocation begins when it has a place. Thread-safe.
 */
final class RunPlace {
    private static final InheritableThreadLocal<@Nullable RunPlace> OF_THREAD = new InheritableThreadLocal<>();

    private final FairPlaces places;
    private final String workflow;

    /** Held while a place is waited for, so that other branches of the run wait as well. */
    private final ReentrantLock lock = new ReentrantLock();

    private int working;
    private int waiting;
    private volatile boolean held;
    private volatile boolean waits;

    RunPlace(FairPlaces places, String workflow) {
        this.places = places;
        this.workflow = workflow;
    }

    /** The place of the run that this thread executes; null if it executes none. */
    static @Nullable RunPlace ofThread() {
        return OF_THREAD.get();
    }

    /** Makes this the place of the run that this thread and those which it starts execute. */
    void enter() {
        OF_THREAD.set(this);
    }

    /** Takes a place if one is free. */
    boolean tryTake() {
        held = places.tryTake();
        return held;
    }

    /** Waits for a place, unless it is held. */
    void take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!held) {
                places.take(workflow);
                held = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives the place back, if it is held. */
    void giveBack() {
        lock.lock();
        try {
            if (held) {
                held = false;
                places.giveBack();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Something of the run is about to work; waits for a place if it has none. */
    void works() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            take();
            working++;
        } finally {
            lock.unlock();
        }
    }

    /** What worked is done. */
    void worked() {
        lock.lock();
        try {
            working--;
            giveBackIfAllWaits();
        } finally {
            lock.unlock();
        }
    }

    /** A branch of the run begins to wait. */
    void waits() {
        lock.lock();
        try {
            waiting++;
            waits = true;
            giveBackIfAllWaits();
        } finally {
            lock.unlock();
        }
    }

    /** A branch of the run waits no more. */
    void waitedEnough() {
        lock.lock();
        try {
            waiting--;
            waits = waiting > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the run has no place because all that it does is wait. */
    boolean isWaiting() {
        return waits && !held;
    }

    private void giveBackIfAllWaits() {
        if (waiting > 0 && working == 0) {
            giveBack();
        }
    }
}
