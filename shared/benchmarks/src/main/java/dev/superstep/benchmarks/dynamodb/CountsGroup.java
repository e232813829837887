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
            for (Notes notes : Notes.values()) {
                for (int bytes : List.of(SMALL, KILOBYTE, 4 * KILOBYTE)) {
                    for (int steps : List.of(10, 50, 100, 200)) {
                        report.accept(both(log, steps, notes, bytes));
                    }
                }
            }
            report.accept(warm(log, 1_000, Notes.PROSE, KILOBYTE));
            report.accept(warm(log, 1_000, Notes.BASE64, KILOBYTE));
        }
    }

    private static Result both(MeteredLog log, int steps, Notes notes, int bytes) {
        AppendingRun run = new AppendingRun(log, steps, notes, bytes);
        Cost cold = run.cost("cold", run::runner);
        return warm(run).in(result(steps, notes, bytes).with("rcu_cold", cold.readUnits()));
    }

    /** Without the cold run, whose reads grow with the square of the steps. */
    private static Result warm(MeteredLog log, int steps, Notes notes, int bytes) {
        return warm(new AppendingRun(log, steps, notes, bytes)).in(result(steps, notes, bytes));
    }

    private static Cost warm(AppendingRun run) {
        Runner one = run.runner();
        return run.cost("warm", () -> one);
    }

    private static Result result(int steps, Notes notes, int bytes) {
        return Result.of("append").with("steps", steps).with("bytes", bytes).with("of", notes);
    }
}
