package dev.superstep.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One task, as a value: what the runner binds to a thread while a node runs, and what a test of a node alone may give it.
 *
 * @param workflow the workflow's name
 * @param run the run's name
 * @param superstep the superstep, from 1
 * @param node the node's name
 * @param attempt which attempt this is, from 1
 * @param identity what tells this task from every other of any run, and is the same in all of its attempts
 * @param deadline when the platform ends this attempt
 */
public record Task(
        String workflow,
        String run,
        int superstep,
        String node,
        int attempt,
        String identity,
        Optional<Instant> deadline)
        implements TaskContext {
    private static final int KEY_BYTES = 16;

    public Task {
        if (superstep < 1 || attempt < 1) {
            throw new IllegalArgumentException(
                    "supersteps and attempts count from 1, so none is " + superstep + " or " + attempt);
        }
    }

    /** Does {@code work}, during which {@link TaskContext#current} answers for this task on this thread. */
    public <T extends @Nullable Object> T during(Callable<T> work) throws Exception {
        return CurrentTask.during(this, Optional.empty(), work);
    }

    /** {@link #during(Callable)}, with every message of {@link TaskContext#logger} passed through {@code mask}. */
    public <T extends @Nullable Object> T during(UnaryOperator<String> mask, Callable<T> work) throws Exception {
        return CurrentTask.during(this, Optional.of(mask), work);
    }

    @Override
    public String idempotencyKey() {
        return digest(identity);
    }

    @Override
    public String idempotencyKey(String effect) {
        return digest(identity + "\n" + effect);
    }

    @Override
    public System.Logger logger() {
        String name = "dev.superstep.task." + workflow + "." + node;
        return new TaskLogger(System.getLogger(name), workflow + "/" + run + " step " + superstep + " " + node + ": ");
    }

    /** Half a SHA-256: services take keys of very different lengths, and all take this. */
    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
