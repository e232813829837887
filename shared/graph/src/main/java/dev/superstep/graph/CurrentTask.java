package dev.superstep.graph;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Answers for the task that is bound to the calling thread. */
enum CurrentTask implements TaskContext {
    /** Has no state of its own. */
    INSTANCE;

    private static final ThreadLocal<@Nullable Bound> BOUND = new ThreadLocal<>();

    /** A task, and what its log lines go through. */
    private record Bound(Task task, Optional<UnaryOperator<String>> mask) {}

    /** Does {@code work} while {@code task} is bound to this thread. */
    static <T extends @Nullable Object> T during(Task task, Optional<UnaryOperator<String>> mask, Callable<T> work)
            throws Exception {
        Bound around = BOUND.get();
        BOUND.set(new Bound(task, mask));
        try {
            return work.call();
        } finally {
            if (around == null) {
                BOUND.remove();
            } else {
                BOUND.set(around);
            }
        }
    }

    @Override
    public String idempotencyKey() {
        return task().idempotencyKey();
    }

    @Override
    public String idempotencyKey(String effect) {
        return task().idempotencyKey(effect);
    }

    @Override
    public String workflow() {
        return task().workflow();
    }

    @Override
    public String run() {
        return task().run();
    }

    @Override
    public int superstep() {
        return task().superstep();
    }

    @Override
    public String node() {
        return task().node();
    }

    @Override
    public int attempt() {
        return task().attempt();
    }

    @Override
    public Optional<Instant> deadline() {
        return task().deadline();
    }

    @Override
    public System.Logger logger() {
        Bound bound = bound();
        System.Logger logger = bound.task().logger();
        return bound.mask()
                .<System.Logger>map(mask -> new MaskedLogger(logger, mask))
                .orElse(logger);
    }

    private static Task task() {
        return bound().task();
    }

    private static Bound bound() {
        Bound bound = BOUND.get();
        if (bound == null) {
            throw new IllegalStateException(
                    "NO_TASK: thread \"" + Thread.currentThread().getName()
                            + "\" runs no node; ask a TaskContext only inside Node.run and on the thread that called it");
        }
        return bound;
    }
}
