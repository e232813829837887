package dev.superstep.api.wiring;

import dev.superstep.api.engine.RunListener;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import java.util.List;

/** Several listeners, in turn. */
record RunListeners(List<RunListener> all) implements RunListener {
    RunListeners {
        all = List.copyOf(all);
    }

    @Override
    public void changed(RunId run) {
        all.forEach(listener -> listener.changed(run));
    }

    @Override
    public void opened(RunHeader run) {
        all.forEach(listener -> listener.opened(run));
    }

    @Override
    public void ended(RunHeader run) {
        all.forEach(listener -> listener.ended(run));
    }
}
