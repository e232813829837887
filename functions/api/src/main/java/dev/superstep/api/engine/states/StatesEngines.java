package dev.superstep.api.engine.states;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.engine.RunBook;
import dev.superstep.runlog.RunLog;
import dev.superstep.runner.Headers;
import dev.superstep.states.Executions;
import dev.superstep.states.StateMachines;
import dev.superstep.states.StatesEngine;
import dev.superstep.states.StatesException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.sfn.SfnClient;

/** An engine for each workflow, of the state machine that the settings name. Thread-safe. */
@Singleton
final class StatesEngines {
    private final Map<String, StatesEngine> engines;
    private final Set<String> remembered = ConcurrentHashMap.newKeySet();

    /** @throws StatesException with all that is wrong with the settings */
    StatesEngines(
            Catalog catalog,
            RunLog log,
            SfnClient client,
            Config config,
            @ConfigProperty(name = "superstep.state-machines") Optional<String> pattern,
            @ConfigProperty(name = "superstep.retention") Duration retention) {
        StateMachines machines = StateMachines.of(
                catalog.all().stream().map(Catalog.Entry::name).toList(),
                pattern,
                workflow -> config.getOptionalValue("superstep.state-machine." + workflow, String.class));
        InstantSource clock = InstantSource.system();
        Map<String, StatesEngine> byName = new LinkedHashMap<>();
        for (Catalog.Entry workflow : catalog.all()) {
            Headers headers = new Headers(workflow.compiled().definition(), clock, retention);
            RunBook book = new RunBook(workflow.compiled(), log, headers, clock);
            Executions executions = new Executions(client, machines.of(workflow.name()));
            byName.put(workflow.name(), new StatesEngine(book, log, executions));
        }
        engines = Collections.unmodifiableMap(byName);
    }

    StatesEngine of(String workflow) {
        StatesEngine engine = engines.get(workflow);
        if (engine == null) {
            throw new IllegalArgumentException("no such workflow: " + workflow);
        }
        return engine;
    }

    /**
     * The engine of a workflow whose graph is remembered: before its first run is recorded, so that a process with another
     * graph can tell what the run was begun by.
     */
    StatesEngine remembered(String workflow) {
        StatesEngine engine = of(workflow);
        if (!remembered.contains(workflow)) {
            engine.book().rememberGraph();
            remembered.add(workflow);
        }
        return engine;
    }
}
