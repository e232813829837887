package dev.superstep.workflows;

import dev.superstep.graph.Workflow;
import java.util.List;
import java.util.ServiceLoader;

/** The workflows of this module, by the list that the build wrote. */
final class Workflows {
    private Workflows() {}

    static List<Workflow<?>> all() {
        return ServiceLoader.load(Workflow.class).stream()
                .<Workflow<?>>map(ServiceLoader.Provider::get)
                .toList();
    }

    static Workflow<?> named(String name) {
        return all().stream()
                .filter(workflow -> workflow.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
