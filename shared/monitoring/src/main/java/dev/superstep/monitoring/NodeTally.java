package dev.superstep.monitoring;

import dev.superstep.runlog.Metrics;

/** Adds up what one node did. Not thread-safe. */
final class NodeTally {
    private final String workflow;
    private final String node;
    private final Durations durations = new Durations();
    private long attempts;
    private long failures;
    private long coldStarts;
    private long committed;
    private long input;
    private long maxInput;
    private long output;
    private long maxOutput;
    private long memory;

    NodeTally(String workflow, String node) {
        this.workflow = workflow;
        this.node = node;
    }

    void add(TaskMeasure task) {
        attempts += task.attempts();
        failures += task.failures();
        task.metrics().ifPresent(this::add);
    }

    private void add(Metrics metrics) {
        durations.add(metrics.duration());
        committed++;
        coldStarts += metrics.coldStart() ? 1 : 0;
        input += metrics.inputBytes();
        maxInput = Math.max(maxInput, metrics.inputBytes());
        output += metrics.outputBytes();
        maxOutput = Math.max(maxOutput, metrics.outputBytes());
        memory = Math.max(memory, metrics.memoryMiB());
    }

    NodePerformance performance() {
        Timing timing = durations.timing();
        long divisor = Math.max(1, committed);
        return new NodePerformance(
                workflow,
                node,
                timing.totalExecutions(),
                timing.totalTime(),
                timing.avgTime(),
                timing.minTime(),
                timing.maxTime(),
                timing.p50Time(),
                timing.p95Time(),
                timing.p99Time(),
                attempts,
                failures,
                coldStarts,
                input / divisor,
                maxInput,
                output / divisor,
                maxOutput,
                memory);
    }
}
