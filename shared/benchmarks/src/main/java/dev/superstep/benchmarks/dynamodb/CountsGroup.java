package dev.superstep.benchmarks.dynamodb;

import dev.superstep.benchmarks.frame.Group;
import dev.superstep.benchmarks.frame.Result;
import dev.superstep.runner.Runner;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a run costs whose every step appends to one channel: in a kilobyte, and in so little that its item costs one unit.
 *
 * <p>{@code wcu} and {@code rcu} are write and read capacity units; cold means that each step is run by a process that has
 * seen nothing of the run yet, warm that one process runs them all. Both write the same, in as many requests.
 */
public final class CountsGroup implements Group {
    private static final int KILOBYTE = 1024;

    /** With the list and the channel's name around it, and no more, an update of less than 900 bytes. */
    private static final int SMALL = 880;

    @Override
    public String name() {
        return "counts";
    }

    @Override
    public void run(Consumer<Result> report) {
        try (MeteredLog log = MeteredLog.start()) {
            for (int bytes : List.of(KILOBYTE, SMALL)) {
                for (int steps : List.of(10, 50, 100, 200)) {
                    report.accept(append(log, steps, bytes));
                }
            }
        }
    }

    private static Result append(MeteredLog log, int steps, int bytes) {
        AppendingRun run = new AppendingRun(log, steps, bytes);
        Cost cold = run.cost("cold", run::runner);
        Runner one = run.runner();
        Cost warm = run.cost("warm", () -> one);
        return Result.of("append")
                .with("steps", steps)
                .with("bytes", bytes)
                .with("wcu", cold.writeUnits())
                .with("rcu_cold", cold.readUnits())
                .with("rcu_warm", warm.readUnits())
                .with("requests", warm.requests());
    }
}
