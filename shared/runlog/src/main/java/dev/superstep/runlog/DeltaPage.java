package dev.superstep.runlog;

import java.util.List;

/**
 * Some of what the tasks of a run committed.
 *
 * @param deltas in the order of the log
 * @param more whether there was something behind them
 */
public record DeltaPage(List<Delta> deltas, boolean more) {
    public DeltaPage {
        deltas = List.copyOf(deltas);
    }
}
