package dev.superstep.workflows;

import dev.superstep.graph.TaskContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Makes a bean of what nodes may have injected and what is none by itself; every application with nodes has this module. */
final class Wiring {
    private Wiring() {}

    @Produces
    @Singleton
    static TaskContext task() {
        return TaskContext.current();
    }

    @Produces
    @Singleton
    static InstantSource clock() {
        return InstantSource.system();
    }
}
