package dev.superstep.nodes;

import dev.superstep.graph.Node;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/**
 * Keeps for the native executable what the record mapper looks up by reflection: the records of the workflows and the type
 * arguments of their nodes.
 *
 * <p>Every record of a workflow that the analysis reaches is kept, so that no list of them has to be. Named in {@code
 * application.properties}; runs when the executable is built and never in it.
 */
public final class RecordsFeature implements Feature {
    private static final String WORKFLOWS = "dev.superstep.workflows.";

    /** Found by its name. */
    public RecordsFeature() {}

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        access.registerSubtypeReachabilityHandler((during, type) -> keep(type), Record.class);
        access.registerSubtypeReachabilityHandler((during, type) -> keep(type), Node.class);
    }

    private static void keep(Class<?> type) {
        if (!type.getName().startsWith(WORKFLOWS)) {
            return;
        }
        RuntimeReflection.register(type);
        if (type.isRecord()) {
            RuntimeReflection.registerAllRecordComponents(type);
            RuntimeReflection.register(type.getDeclaredConstructors());
            RuntimeReflection.register(type.getDeclaredMethods());
            RuntimeReflection.register(type.getDeclaredFields());
        }
    }
}
