package dev.superstep.interpreter;

/** A Succeed. */
record ExecutableSucceed(String name, DataFlow flow) implements ExecutableState {
    @Override
    public int run(Frame frame) {
        Object raw = frame.value();
        frame.value(flow.output(frame, raw, flow.effectiveInput(frame, raw)));
        return END;
    }
}
