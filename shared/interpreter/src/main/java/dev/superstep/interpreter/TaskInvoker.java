package dev.superstep.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * Does the work of tasks: the port to functions, wherever they are.
 *
 * <p>Called from many threads at once. An interrupt means that nobody wants the result any more (a time limit, a sibling that
 * failed, an execution that was aborted); the interpreter waits for the call to end, so it should end soon.
 */
@FunctionalInterface
public interface TaskInvoker {
    /**
     * Calls the function and gives its answer, a core JSON value.
     *
     * @throws TaskFailure when the function failed or could not be called; anything else that is thrown is a bug of the
     *     invoker and comes out of {@link Interpreter#run} as it is
     * @throws InterruptedException when the thread was interrupted
     */
    @Nullable
    Object invoke(TaskCall call) throws InterruptedException;
}
