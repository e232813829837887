package dev.superstep.api.metrics;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.api.engine.EngineLoad;
import dev.superstep.api.engine.WorkflowEngine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToIntFunction;

/**
 * Shows what the engine is doing at the moment that somebody asks.
 *
 * <pre>
 *   superstep_runs_executing             runs that hold a place
 *   superstep_runs_waiting               runs that hold none, for they wait for a person or for an instant
 *   superstep_runs_queued                workflow; runs that have not begun
 *   superstep_invocations_executing      nodes that hold a place
 *   superstep_invocations_queued         nodes that want one
 * </pre>
 */
@Singleton
final class LoadGauges {
    private final MeterRegistry registry;
    private final WorkflowEngine engine;
    private final Catalog catalog;

    LoadGauges(MeterRegistry registry, WorkflowEngine engine, Catalog catalog) {
        this.registry = registry;
        this.engine = engine;
        this.catalog = catalog;
    }

    void register(@Observes StartupEvent starting) {
        gauge("superstep.runs.executing", Tags.empty(), load -> load.runs().taken());
        gauge("superstep.runs.waiting", Tags.empty(), EngineLoad::waiting);
        gauge(
                "superstep.invocations.executing",
                Tags.empty(),
                load -> load.invocations().taken());
        gauge(
                "superstep.invocations.queued",
                Tags.empty(),
                load -> load.invocations().waiting());
        for (String workflow : catalog.names()) {
            gauge(
                    "superstep.runs.queued",
                    Tags.of("workflow", workflow),
                    load -> load.queued().getOrDefault(workflow, 0));
        }
    }

    private void gauge(String name, Tags tags, ToIntFunction<EngineLoad> value) {
        Gauge.builder(name, () -> value.applyAsInt(engine.load())).tags(tags).register(registry);
    }
}
