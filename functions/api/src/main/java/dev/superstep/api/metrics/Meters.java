package dev.superstep.api.metrics;

import dev.superstep.api.engine.RunListener;
import dev.superstep.api.engine.RunSignals;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runner.AttemptObserver;
import dev.superstep.runner.Attempted;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts runs and attempts of this process.
 *
 * <pre>
 *   superstep_runs_started_total     workflow
 *   superstep_runs_seconds           workflow, status             from the start to the end
 *   superstep_nodes_seconds          workflow, node               what committed; node and routers
 *   superstep_attempts_total         workflow, node, outcome      committed, already_committed, asked, failed
 *   superstep_failures_total         workflow, node, code         attempts that failed
 *   superstep_event_streams                                       open at the moment
 * </pre>
 *
 * <p>No name of a run is a label, and of the codes that nodes make up at most {@value #MOST_CODES} are. Thread-safe.
 */
@Singleton
final class Meters implements RunListener, AttemptObserver {
    private static final int MOST_CODES = 200;

    private final MeterRegistry registry;
    private final Set<String> codes = ConcurrentHashMap.newKeySet();

    Meters(MeterRegistry registry, RunSignals signals) {
        this.registry = registry;
        registry.gauge("superstep.event.streams", signals, RunSignals::count);
    }

    @Override
    public void changed(RunId run) {
        // Who follows runs is told by others.
    }

    @Override
    public void opened(RunHeader run) {
        registry.counter("superstep.runs.started", "workflow", run.run().id().workflow())
                .increment();
    }

    @Override
    public void ended(RunHeader run) {
        RunEnd end = run.end();
        if (end != null) {
            Duration took = Duration.between(run.started(), end.ended());
            Timer.builder("superstep.runs")
                    .tag("workflow", run.run().id().workflow())
                    .tag("status", end.status().name())
                    .register(registry)
                    .record(took);
        }
    }

    @Override
    public void attempted(Attempted attempt) {
        String workflow = attempt.run().workflow();
        String node = attempt.node().value();
        switch (attempt.outcome()) {
            case Attempted.Committed committed -> {
                count(workflow, node, "committed");
                time(workflow, node, committed.metrics());
            }
            case Attempted.AlreadyCommitted already -> count(workflow, node, "already_committed");
            case Attempted.Asked asked -> count(workflow, node, "asked");
            case Attempted.Failed failed -> {
                count(workflow, node, "failed");
                registry.counter("superstep.failures", "workflow", workflow, "node", node, "code", code(failed.error()))
                        .increment();
            }
        }
    }

    private void count(String workflow, String node, String outcome) {
        registry.counter("superstep.attempts", "workflow", workflow, "node", node, "outcome", outcome)
                .increment();
    }

    private void time(String workflow, String node, Metrics metrics) {
        Timer.builder("superstep.nodes")
                .tag("workflow", workflow)
                .tag("node", node)
                .register(registry)
                .record(metrics.duration());
    }

    private String code(RunError error) {
        String code = error.code().isEmpty() ? error.type() : error.code();
        return codes.contains(code) || (codes.size() < MOST_CODES && codes.add(code)) ? code : "other";
    }
}
