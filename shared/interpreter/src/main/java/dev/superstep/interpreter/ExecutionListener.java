package dev.superstep.interpreter;

/** Hears what happens in an execution, on the thread where it happens and before it goes on; must be safe for many threads. */
@FunctionalInterface
public interface ExecutionListener {
    /** Hears nothing; events are not even made for it. */
    ExecutionListener NONE = event -> {};

    /** Hears of {@code event}; whatever is thrown comes out of {@link Interpreter#run}. */
    void on(ExecutionEvent event);
}
