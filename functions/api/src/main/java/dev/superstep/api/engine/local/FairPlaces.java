package dev.superstep.api.engine.local;

import dev.superstep.api.engine.EngineLoad;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * So many places, and a queue a workflow of those who want one.
 *
 * <p>A place that becomes free goes to the next workflow, in turn, and within it to who has waited longest; so a workflow with a
 * thousand runs in its queue keeps one with a single run waiting for one place, not for a thousand. Who does not wait cannot
 * overtake who does. Thread-safe; made for virtual threads, of which any number may wait.
 */
final class FairPlaces {
    private final int limit;
    private final Lock lock = new ReentrantLock();
    private final Map<String, Deque<CountDownLatch>> queues = new LinkedHashMap<>();
    private int taken;

    FairPlaces(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("there must be at least 1 place, not " + limit);
        }
        this.limit = limit;
    }

    /** Takes a place if one is free; who has one gives it back. */
    boolean tryTake() {
        lock.lock();
        try {
            boolean free = taken < limit;
            taken += free ? 1 : 0;
            return free;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a place, at the end of its workflow's queue.
     *
     * @throws InterruptedException if the thread was interrupted; then it has none
     */
    void take(String workflow) throws InterruptedException {
        CountDownLatch turn = new CountDownLatch(1);
        lock.lockInterruptibly();
        try {
            if (taken < limit) {
                taken++;
                return;
            }
            queues.computeIfAbsent(workflow, name -> new ArrayDeque<>()).addLast(turn);
        } finally {
            lock.unlock();
        }
        try {
            turn.await();
        } catch (InterruptedException e) {
            leave(workflow, turn);
            throw e;
        }
    }

    /** Gives a place back, to whose turn it is. */
    void giveBack() {
        lock.lock();
        try {
            var next = queues.entrySet().iterator();
            if (!next.hasNext()) {
                taken--;
                return;
            }
            Map.Entry<String, Deque<CountDownLatch>> queue = next.next();
            next.remove();
            CountDownLatch turn = queue.getValue().removeFirst();
            if (!queue.getValue().isEmpty()) {
                queues.put(queue.getKey(), queue.getValue()); // behind the others
            }
            turn.countDown();
        } finally {
            lock.unlock();
        }
    }

    /** What is taken and who waits. */
    EngineLoad.Places load() {
        lock.lock();
        try {
            int waiting = queues.values().stream().mapToInt(Deque::size).sum();
            return new EngineLoad.Places(limit, taken, waiting);
        } finally {
            lock.unlock();
        }
    }

    private void leave(String workflow, CountDownLatch turn) {
        lock.lock();
        try {
            Deque<CountDownLatch> queue = queues.get(workflow);
            if (queue != null && queue.remove(turn)) {
                if (queue.isEmpty()) {
                    queues.remove(workflow);
                }
                return;
            }
        } finally {
            lock.unlock();
        }
        giveBack(); // its turn came at the same moment
    }
}
