package dev.superstep.api.engine.states;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.compiler.Compiled;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.sfn.SfnClient;

/** An engine for each workflow, of the state machine that the settings name; made when it is asked for. Thread-safe. */
@Singleton
final class StatesEngines {
    private final Catalog catalog;
    private final RunLog log;
    private final SfnClient client;
    private final Duration retention;
    private final StateMachines machines;
    private final Map<String, StatesEngine> engines = new ConcurrentHashMap<>();
    private final Set<String> remembered = ConcurrentHashMap.newKeySet();

    /** @throws StatesException with all that is wrong with the settings */
    StatesEngines(
            Catalog catalog,
            RunLog log,
            SfnClient client,
            Config config,
            @ConfigProperty(name = "superstep.state-machines") Optional<String> pattern,
            @ConfigProperty(name = "superstep.retention") Duration retention) {
        this.catalog = catalog;
        this.log = log;
        this.client = client;
        this.retention = retention;
        this.machines = StateMachines.of(
                catalog.names(),
                pattern,
                workflow -> config.getOptionalValue("superstep.state-machine." + workflow, String.class));
    }

    StatesEngine of(String workflow) {
        return engines.computeIfAbsent(workflow, this::engine);
    }

    private StatesEngine engine(String workflow) {
        Compiled compiled = catalog.find(workflow)
                .orElseThrow(() -> new IllegalArgumentException("no such workflow: " + workflow))
                .compiled();
        InstantSource clock = InstantSource.system();
        Headers headers = new Headers(compiled.definition(), clock, retention);
        RunBook book = new RunBook(compiled, log, headers, clock);
        return new StatesEngine(book, log, new Executions(client, machines.of(workflow)));
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
