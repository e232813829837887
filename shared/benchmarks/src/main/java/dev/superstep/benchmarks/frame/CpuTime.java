package dev.superstep.benchmarks.frame;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time of one operation, in microseconds: of the whole process, so the garbage collector's too. Of all
 * iterations the least, since whatever else the machine does can only add to it.
 *
 * <p>Other than the time by the clock it does not grow when the machine has something else to do. JMH makes it, in the
 * process that measures.
 */
public final class CpuTime implements InternalProfiler {
    static final String LABEL = "cpu";

    private static final double NANOS_PER_MICRO = 1_000;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long before;

    @Override
    public String getDescription() {
        return "processor time of an operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = system.getProcessCpuTime();
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long nanos = system.getProcessCpuTime() - before;
        long operations = Math.max(1, result.getMetadata().getAllOps());
        return List.of(new ScalarResult(LABEL, nanos / NANOS_PER_MICRO / operations, "us/op", AggregationPolicy.MIN));
    }
}
