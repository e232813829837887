package dev.superstep.benchmarks.dynamodb;

import dev.superstep.benchmarks.engine.LocalRuns;
import dev.superstep.benchmarks.frame.Contest;
import dev.superstep.benchmarks.frame.Group;
import dev.superstep.benchmarks.frame.Result;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a step takes that is kept: a run of the local engine on a DynamoDB in this process, all of it from its opening to its
 * report, beside the bare Query and PutItem of the same items by the same client.
 */
public final class DurableGroup implements Group {
    private static final int STEPS = 200;
    private static final int WARM_UPS = 60;
    private static final int ROUNDS = 40;

    @Override
    public String name() {
        return "durable";
    }

    @Override
    public void run(Consumer<Result> report) {
        for (int bytes : new int[] {1024, 5 * 1024}) {
            report.accept(measure(bytes));
        }
    }

    private Result measure(int bytes) {
        try (MeteredLog log = MeteredLog.unmetered();
                LocalRuns runs = new LocalRuns(new AppendingRun(log, STEPS, Notes.PROSE, bytes).program(), log.log())) {
            BarePairs bare =
                    BarePairs.of(log, () -> runs.execute().header().run().id());
            Map<String, Contest.Found> found = new Contest(STEPS)
                    .of("bare", bare::run)
                    .of("durable", runs::execute)
                    .run(WARM_UPS, ROUNDS);
            Contest.Found pair = Objects.requireNonNull(found.get("bare"));
            Contest.Found step = Objects.requireNonNull(found.get("durable"));
            Result result = Result.of(name()).with("bytes", bytes).with("steps", STEPS);
            return step.in(pair.in(result, "bare"), "durable")
                    .with("ratio_cpu", ratio(step.cpu().getFirst(), pair.cpu().getFirst()))
                    .with("ratio_cpu_median", ratio(step.medianCpu(), pair.medianCpu()))
                    .with(
                            "ratio_time",
                            ratio(step.time().getFirst(), pair.time().getFirst()))
                    .with("ratio_time_median", ratio(step.medianTime(), pair.medianTime()));
        }
    }

    private static String ratio(double step, double pair) {
        return String.format(Locale.ROOT, "%.2f", step / pair);
    }
}
