package dev.superstep.build;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.InvalidGraphException;
import dev.superstep.graph.core.Mermaid;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.tolerance.ToleranceChecks;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compiles every workflow of a module and writes what comes of it beside the module's classes.
 *
 * <pre>
 *   META-INF/superstep/&lt;workflow&gt;.asl.json          the state machine, with placeholders for the functions' ARNs
 *   META-INF/superstep/&lt;workflow&gt;.plan.txt          its control states, to be read by people
 *   META-INF/superstep/&lt;workflow&gt;.mmd               the graph as a Mermaid flowchart
 *   META-INF/services/dev.superstep.graph.Workflow  the workflows' classes, for {@link java.util.ServiceLoader}
 * </pre>
 *
 * A workflow's class is public and has a public constructor without parameters. Files of workflows that are gone are
 * removed. The same classes give the same bytes.
 */
public final class WriteDefinitions {
    private static final String FOLDER = "META-INF/superstep/";
    private static final String SERVICE = "META-INF/services/" + Workflow.class.getName();

    private final JacksonRecordMapper mapper = new JacksonRecordMapper();
    private final Map<String, String> files = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private WriteDefinitions() {}

    /**
     * Does it, and says what is probably not as meant.
     *
     * @param args the folder of the module's classes, which the thread's class loader knows as well
     */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), Thread.currentThread().getContextClassLoader()).forEach(System.err::println);
    }

    /**
     * Does it.
     *
     * @param classes the folder of the module's classes
     * @param loader knows this folder, and all that its classes need
     * @return what is probably not as meant, though every graph runs
     * @throws IllegalArgumentException if a graph is refused; names the problems of all graphs, and nothing is written
     */
    static List<String> write(Path classes, ClassLoader loader) throws IOException {
        WriteDefinitions step = new WriteDefinitions();
        WorkflowClasses.in(classes, loader).forEach(step::add);
        if (!step.problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", step.problems));
        }
        clear(classes.resolve(FOLDER));
        for (Map.Entry<String, String> file : step.files.entrySet()) {
            Path path = classes.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, file.getValue());
        }
        return step.warnings;
    }

    private void add(Class<? extends Workflow<?>> type) {
        try {
            Workflow<?> workflow = type.getConstructor().newInstance();
            Graph<?> graph = workflow.graph();
            graph.warnings().forEach(warning -> warnings.add(workflow.name() + ": " + warning.message()));
            Definition definition = graph.definition(workflow.name(), mapper);
            InvalidGraphException.throwIfAny(workflow.name(), ToleranceChecks.check(graph, definition));
            Compiled compiled = Compiler.compile(definition);
            file(workflow.name() + ".asl.json", compiled.asl(), type);
            file(workflow.name() + ".plan.txt", compiled.planText(), type);
            file(workflow.name() + ".mmd", Mermaid.print(compiled.definition().topology()), type);
            files.merge(SERVICE, type.getName() + "\n", String::concat);
        } catch (InvalidGraphException e) {
            problems.add(type.getName() + ": " + e.getMessage());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the constructor of " + type.getName() + " threw", e.getCause());
        } catch (ReflectiveOperationException e) {
            problems.add(type.getName() + " must be public and have a public constructor without parameters");
        }
    }

    private void file(String name, String content, Class<?> type) {
        if (files.put(FOLDER + name, content) != null) {
            problems.add(type.getName() + " has the name of another workflow; override name() to write " + name);
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> old = Files.list(folder)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
