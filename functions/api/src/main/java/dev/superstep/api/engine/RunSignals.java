package dev.superstep.api.engine;

import dev.superstep.runlog.RunId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes those who follow a run when this process has written to its log. To write while nobody follows costs one look. */
@Singleton
public final class RunSignals implements RunListener {
    private final Map<RunId, Set<Subscription>> followers = new ConcurrentHashMap<>();

    RunSignals() {}

    /** Follows a run from now on. */
    public Subscription follow(RunId run) {
        Subscription subscription = new Subscription(run);
        followers.compute(run, (id, known) -> {
            Set<Subscription> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(subscription);
            return all;
        });
        return subscription;
    }

    /** How many follow some run. */
    public int count() {
        return followers.values().stream().mapToInt(Set::size).sum();
    }

    @Override
    public void changed(RunId run) {
        followers.getOrDefault(run, Set.of()).forEach(Subscription::wake);
    }

    /** Wakes all, so that they see that the application stops. */
    public void wakeAll() {
        followers.values().forEach(all -> all.forEach(Subscription::wake));
    }

    /** One who follows a run. */
    public final class Subscription implements AutoCloseable {
        private final RunId run;
        private final Semaphore changes = new Semaphore(0);

        private Subscription(RunId run) {
            this.run = run;
        }

        /** Ends a wait. */
        public void wake() {
            changes.release();
        }

        /** Waits for a change since the last call, at most {@code atMost}; several changes are one. */
        public boolean await(Duration atMost) throws InterruptedException {
            boolean changed = changes.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
            changes.drainPermits();
            return changed;
        }

        @Override
        public void close() {
            followers.computeIfPresent(run, (id, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
