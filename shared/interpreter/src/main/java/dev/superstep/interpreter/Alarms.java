package dev.superstep.interpreter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Alarms of one delay, nearly all of which are cancelled long before their time: every task has one.
 *
 * <p>They go off in the order in which they were set, so the scheduler is told of one at a time, and it wakes up once a delay
 * instead of once a task. A wake-up that is too early for whoever is first by then is put off by what is left.
 *
 * <pre>
 *   delay 10    set at 0, cancelled at 3
 *               set at 4                        goes off at 14
 *   scheduler   ├──────────────────────┤ 10     finds the second, with 4 left
 *                                      ├──┤ 14
 * </pre>
 *
 * <p>Thread-safe; actions are run outside the lock. Complexity: constant for each alarm.
 */
final class Alarms {
    private final ScheduledExecutorService scheduler;
    private final long delay;
    private final Set<Entry> waiting = new LinkedHashSet<>();
    private @Nullable ScheduledFuture<?> next;

    /** When the next wake-up is, in nanoseconds on a scale of this lane's own. */
    private long nextAt;

    /** An alarm; each equals only itself. */
    private final class Entry implements Time.Alarm {
        private final long at;
        private final Runnable action;

        Entry(long at, Runnable action) {
            this.at = at;
            this.action = action;
        }

        @Override
        public void cancel() {
            synchronized (waiting) {
                waiting.remove(this);
            }
        }
    }

    /** @param delay of every alarm, in nanoseconds */
    Alarms(ScheduledExecutorService scheduler, long delay) {
        this.scheduler = scheduler;
        this.delay = delay;
    }

    Time.Alarm set(Runnable action) {
        synchronized (waiting) {
            ScheduledFuture<?> pending = next;
            long now = pending == null ? nextAt : nextAt - pending.getDelay(TimeUnit.NANOSECONDS);
            Entry entry = new Entry(now + delay, action);
            waiting.add(entry);
            if (pending == null) {
                wakeAt(entry.at, delay);
            }
            return entry;
        }
    }

    private void wakeAt(long at, long in) {
        nextAt = at;
        next = scheduler.schedule(this::wake, in, TimeUnit.NANOSECONDS);
    }

    private void wake() {
        due().forEach(entry -> entry.action.run());
    }

    private List<Entry> due() {
        synchronized (waiting) {
            List<Entry> due = new ArrayList<>();
            next = null;
            long now = nextAt;
            for (Entry entry : waiting) {
                if (entry.at > now) {
                    wakeAt(entry.at, entry.at - now);
                    break;
                }
                due.add(entry);
            }
            due.forEach(waiting::remove);
            return due;
        }
    }
}
