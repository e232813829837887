package dev.superstep.workflows;

import dev.superstep.graph.Node;
import dev.superstep.graph.Reduce;
import java.lang.reflect.RecordComponent;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;
import org.jspecify.annotations.Nullable;

/**
 * Keeps for native executables what is looked up by reflection: the classes of the nodes, with the records between which they
 * map and the annotations on their methods; the records of the workflows; and what reduces their channels.
 *
 * <p>Every node, and every record of a workflow, that the analysis reaches is kept, so that no list of them has to be. {@code
 * META-INF/native-image} names this class, so that whatever executable has the workflows on its class path runs it while it
 * is built; it never runs otherwise.
 */
public final class RecordsFeature implements Feature {
    private static final String WORKFLOWS = RecordsFeature.class.getPackageName() + ".";

    /** Found by its name. */
    public RecordsFeature() {}

    @Override
    public String getDescription() {
        return "Keeps the nodes and records of Superstep's workflows for reflection";
    }

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        access.registerSubtypeReachabilityHandler((during, type) -> keepNode(type), Node.class);
        access.registerSubtypeReachabilityHandler((during, type) -> keepRecord(type), Record.class);
    }

    /** The interfaces between a node and {@link Node}, too: their type arguments say what the node reads and writes. */
    private static void keepNode(Class<?> type) {
        RuntimeReflection.register(type);
        RuntimeReflection.register(type.getDeclaredMethods());
    }

    private static void keepRecord(Class<?> type) {
        if (!type.isRecord() || !type.getName().startsWith(WORKFLOWS)) {
            return;
        }
        RuntimeReflection.register(type);
        RuntimeReflection.registerAllRecordComponents(type);
        RuntimeReflection.register(type.getDeclaredConstructors());
        RuntimeReflection.register(type.getDeclaredMethods());
        RuntimeReflection.register(type.getDeclaredFields());
        for (RecordComponent component : type.getRecordComponents()) {
            keepReduction(component.getAnnotation(Reduce.class));
        }
    }

    /** Nothing but the annotation names it. */
    private static void keepReduction(@Nullable Reduce annotation) {
        if (annotation != null) {
            RuntimeReflection.register(annotation.value());
            RuntimeReflection.register(annotation.value().getDeclaredConstructors());
        }
    }
}
