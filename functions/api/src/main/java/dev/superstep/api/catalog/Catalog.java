package dev.superstep.api.catalog;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Node;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.CodePoints;
import dev.superstep.graph.core.InvalidGraphException;
import dev.superstep.graph.core.Program;
import dev.superstep.json.Json;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.tolerance.ToleranceChecks;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every workflow by name. A workflow registers by being a bean.
 *
 * <p>Each is compiled when it is asked for, since a process that starts for one request needs few of them; that they can be was
 * proved by the build. Thread-safe.
 */
@Startup
@Singleton
public final class Catalog {
    private final JacksonRecordMapper mapper = new JacksonRecordMapper();
    private final Map<String, Workflow<?>> workflows;
    private final Instance<Node<?, ?>> nodes;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    Catalog(@Any Instance<Workflow<?>> workflows, @Any Instance<Node<?, ?>> nodes) {
        Map<String, Workflow<?>> byName = new TreeMap<>(CodePoints.ORDER);
        for (Workflow<?> workflow : workflows) {
            if (byName.put(workflow.name(), workflow) != null) {
                throw new IllegalStateException("two workflows are called \"" + workflow.name() + "\"; rename one");
            }
        }
        this.workflows = Collections.unmodifiableMap(byName);
        this.nodes = nodes;
    }

    /**
     * A workflow that can be run.
     *
     * @param name its name
     * @param graph as it was written
     * @param program its functions, on JSON values
     * @param compiled its state machine
     */
    public record Entry(String name, Graph<?> graph, Program program, Compiled compiled) {}

    /** The names of all workflows, in their order. */
    public List<String> names() {
        return List.copyOf(workflows.keySet());
    }

    /** All workflows, by name. */
    public List<Entry> all() {
        return workflows.keySet().stream().map(this::entry).toList();
    }

    /**
     * The workflow of this name.
     *
     * @throws InvalidGraphException if its graph cannot be compiled
     */
    public Optional<Entry> find(String name) {
        return workflows.containsKey(name) ? Optional.of(entry(name)) : Optional.empty();
    }

    /** Everything that keeps {@code input} from being an input of {@code workflow}; empty if nothing does. */
    public List<String> problems(Entry workflow, Map<String, @Nullable Object> input) {
        return mapper.problems(workflow.graph().input(), input);
    }

    /** What JSON an input of {@code workflow} is, as JSON Schema. */
    public Map<String, @Nullable Object> inputSchema(Entry workflow) {
        return mapper.schema(workflow.graph().input());
    }

    /** What JSON the channels of {@code workflow} hold, each by name as JSON Schema. */
    public Map<String, @Nullable Object> channelSchemas(Entry workflow) {
        return Json.asObject(mapper.schema(workflow.graph().state()).get("properties"));
    }

    /** An input to try {@code workflow} with: the resource {@code META-INF/superstep-samples/<workflow>.json}, if there is one. */
    public Optional<Map<String, @Nullable Object>> sample(Entry workflow) {
        Class<?> own = workflow.graph().state();
        try (InputStream sample = own.getResourceAsStream("/META-INF/superstep-samples/" + workflow.name() + ".json")) {
            return sample == null ? Optional.empty() : Optional.of(Json.parseObject(sample.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Entry entry(String name) {
        return entries.computeIfAbsent(name, wanted -> entry(wanted, Objects.requireNonNull(workflows.get(wanted))));
    }

    private Entry entry(String name, Workflow<?> workflow) {
        Graph<?> graph = workflow.graph();
        Program program = graph.program(name, type -> nodes.select(type).get(), mapper);
        InvalidGraphException.throwIfAny(name, ToleranceChecks.check(graph, program.definition()));
        return new Entry(name, graph, program, Compiler.compile(program.definition()));
    }
}
