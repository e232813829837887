package dev.superstep.interpreter;

import org.jspecify.annotations.Nullable;

/** The integration that calls a function, drops its answer, and waits until somebody answers for the task's token. */
record LambdaInvokeForToken() implements Target {
    @Override
    public void open(Frame frame) {
        frame.token(frame.execution().ports().tokens().open());
    }

    @Override
    public void close(Frame frame) {
        String token = frame.token();
        if (token != null) {
            frame.execution().ports().tokens().close(token);
            frame.token(null);
        }
    }

    @Override
    public @Nullable Object call(Frame frame, @Nullable Object input) throws InterruptedException {
        LambdaInvoke.invoke(frame, input);
        frame.execution().ledger().add(1);
        frame.checkAlive();
        String token = frame.token();
        if (token == null) {
            throw new IllegalStateException("the token was not opened");
        }
        WaitListener listener = frame.execution().ports().waits();
        listener.waits();
        try {
            return frame.execution().ports().tokens().await(token);
        } finally {
            listener.waitedEnough();
        }
    }
}
