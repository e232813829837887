package dev.superstep.interpreter;

import org.jspecify.annotations.Nullable;

/** A function whose ARN is the Resource: it gets the input, and its answer is the result. */
record DirectFunction(String resource) implements Target {
    @Override
    public @Nullable Object call(Frame frame, @Nullable Object input) throws InterruptedException {
        return invoke(frame, resource, input);
    }

    static @Nullable Object invoke(Frame frame, String function, @Nullable Object payload) throws InterruptedException {
        Execution execution = frame.execution();
        TaskCall call =
                new TaskCall(function, payload, execution.name(), frame.state(), frame.retries(), frame.token());
        return execution.ports().tasks().invoke(call);
    }
}
