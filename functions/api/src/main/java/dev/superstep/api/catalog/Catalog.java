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
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every workflow by name. A workflow registers by being a bean. Immutable. */
@Startup
@Singleton
public final class Catalog {
    private final JacksonRecordMapper mapper = new JacksonRecordMapper();
    private final Map<String, Entry> entries;

    Catalog(@Any Instance<Workflow<?>> workflows, @Any Instance<Node<?, ?>> nodes) {
        Map<String, Entry> byName = new TreeMap<>(CodePoints.ORDER);
        for (Workflow<?> workflow : workflows) {
            Entry entry = entry(workflow, nodes);
            if (byName.put(entry.name(), entry) != null) {
                throw new IllegalStateException("two workflows are called \"" + entry.name() + "\"; rename one");
            }
        }
        entries = Collections.unmodifiableMap(byName);
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

    /** All workflows, by name. */
    public List<Entry> all() {
        return List.copyOf(entries.values());
    }

    /** The workflow of this name. */
    public Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name));
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

    private Entry entry(Workflow<?> workflow, Instance<Node<?, ?>> nodes) {
        String name = workflow.name();
        Graph<?> graph = workflow.graph();
        Program program = graph.program(name, type -> nodes.select(type).get(), mapper);
        InvalidGraphException.throwIfAny(name, ToleranceChecks.check(graph, program.definition()));
        return new Entry(name, graph, program, Compiler.compile(program.definition()));
    }
}
