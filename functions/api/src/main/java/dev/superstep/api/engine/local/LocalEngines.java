package dev.superstep.api.engine.local;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.api.engine.EngineLoad;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.LocalTaskOutcomes;
import dev.superstep.engine.NodeInvoker;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.interpreter.TaskTokens;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Runner;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** An engine for each workflow; they share the places of nodes. Thread-safe. */
final class LocalEngines {
    private final Map<String, LocalEngine> engines;
    private final Set<LocalEngine> remembered = ConcurrentHashMap.newKeySet();
    private final FairPlaces invocations;
    private final ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("run-alarms").factory());

    LocalEngines(
            Catalog catalog, RunLog log, InstantSource clock, Runner.Settings settings, TaskTokens tokens, int limit) {
        invocations = new FairPlaces(limit);
        alarms.setRemoveOnCancelPolicy(true);
        ScheduledTime time = new ScheduledTime(clock, alarms);
        Map<String, LocalEngine> byName = new LinkedHashMap<>();
        for (Catalog.Entry workflow : catalog.all()) {
            Runner runner = new Runner(workflow.program(), log, clock, settings, new LocalTaskOutcomes(tokens));
            NodeInvoker nodes = new NodeInvoker(workflow.compiled(), runner);
            BoundedInvoker bounded = new BoundedInvoker(nodes, invocations, workflow.name());
            Interpreter interpreter = new Interpreter(bounded, time, new SecureRandom())
                    .tokens(tokens)
                    .waits(PlaceKeeper.INSTANCE);
            byName.put(workflow.name(), new LocalEngine(workflow.compiled(), runner, interpreter, log, clock));
        }
        engines = Collections.unmodifiableMap(byName);
    }

    Collection<LocalEngine> all() {
        return engines.values();
    }

    LocalEngine of(String workflow) {
        LocalEngine engine = engines.get(workflow);
        if (engine == null) {
            throw new IllegalArgumentException("no such workflow: " + workflow);
        }
        return engine;
    }

    /**
     * Remembers the engine's graph, before the first run is recorded, so that a process with another graph can tell what the
     * run was begun by.
     */
    void remember(LocalEngine engine) {
        if (!remembered.contains(engine)) {
            engine.rememberGraph();
            remembered.add(engine);
        }
    }

    /** The places of nodes, those that wait for them included. */
    EngineLoad.Places load() {
        return invocations.load();
    }

    void stop() {
        alarms.shutdownNow();
    }
}
