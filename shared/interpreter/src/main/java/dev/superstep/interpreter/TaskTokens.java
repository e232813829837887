package dev.superstep.interpreter;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that wait for somebody to answer for their token; safe for use by many threads.
 *
 * <p>A token is good once, and only while its task waits: from before its function is called until it is answered, times out
 * or is aborted. Tokens live in this process only.
 */
public final class TaskTokens {
    private final Map<String, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();
    private final RandomGenerator random;

    /**
     * Tokens drawn from {@code random}, which is locked while it draws.
     *
     * @param random draws none that another process has drawn: a log keeps the tokens of processes that died, and who rules
     *     tells them all
     */
    public TaskTokens(RandomGenerator random) {
        this.random = random;
    }

    /** What a task was answered. */
    private sealed interface Answer {
        record Success(@Nullable Object output) implements Answer {}

        record Failure(String error, String cause) implements Answer {}
    }

    /** Ends the task that waits for {@code token} with a core JSON value; false if none does. */
    public boolean succeed(String token, @Nullable Object output) {
        return answer(token, new Answer.Success(output));
    }

    /** Fails the task that waits for {@code token}; false if none does. */
    public boolean fail(String token, String error, String cause) {
        return answer(token, new Answer.Failure(error, cause));
    }

    /** A new token, which can be answered from now on. */
    String open() {
        String token;
        synchronized (random) {
            token = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        }
        waiting.put(token, new CompletableFuture<>());
        return token;
    }

    /** Waits for the answer. */
    @Nullable
    Object await(String token) throws InterruptedException {
        CompletableFuture<Answer> answer = waiting.get(token);
        if (answer == null) {
            throw new IllegalStateException("nobody opened the token " + token);
        }
        try {
            return switch (answer.get()) {
                case Answer.Success success -> success.output();
                case Answer.Failure failure -> throw new TaskFailure(failure.error(), failure.cause());
            };
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer failed by itself", e);
        }
    }

    void close(String token) {
        waiting.remove(token);
    }

    private boolean answer(String token, Answer answer) {
        CompletableFuture<Answer> future = waiting.get(token);
        return future != null && future.complete(answer);
    }
}
