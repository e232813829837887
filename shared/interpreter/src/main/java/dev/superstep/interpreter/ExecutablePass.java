package dev.superstep.interpreter;

import dev.superstep.asl.Pass;
import org.jspecify.annotations.Nullable;

/** A Pass. */
record ExecutablePass(String name, Pass.@Nullable Result result, DataFlow flow, int next) implements ExecutableState {
    @Override
    public int run(Frame frame) {
        Object raw = frame.value();
        Object effective = flow.effectiveInput(frame, raw);
        if (result != null) {
            frame.checkSize(result.value(), "result");
        }
        frame.value(flow.output(frame, raw, result == null ? effective : result.value()));
        return next;
    }
}
