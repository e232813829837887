package dev.superstep.workflows;

import dev.superstep.graph.Node;
import dev.superstep.graph.TaskContext;
import dev.superstep.graph.Workflow;
import dev.superstep.sources.Sources;
import dev.superstep.testing.LocalRun;
import dev.superstep.testkit.FakeOpenAi;
import dev.superstep.workflows.model.Reply;
import dev.superstep.workflows.model.TextModel;
import dev.superstep.workflows.model.Tokens;
import java.lang.reflect.Constructor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes nodes without a container: by the constructor that Quarkus would call, with a model that answers by rote and a clock
 * that stands. A node that can be made without anything is.
 */
public final class Nodes {
    /** What the clock says; the seed's runs were recorded at this instant. */
    public static final Instant NOW = Instant.parse("2025-01-02T03:04:05Z");

    /** Answers as the model of the seed's recorded runs did. */
    public static final TextModel MODEL =
            prompt -> new Reply(FakeOpenAi.seedAnswer(prompt), FakeOpenAi.MODEL, new Tokens(prompt.length(), 9));

    private static final Map<Class<?>, Object> BEANS = beans();

    private Nodes() {}

    private static Map<Class<?>, Object> beans() {
        Map<Class<?>, Object> beans = new LinkedHashMap<>();
        beans.put(TextModel.class, MODEL);
        beans.put(Sources.class, Sources.standard());
        beans.put(InstantSource.class, InstantSource.fixed(NOW));
        beans.put(TaskContext.class, TaskContext.current());
        return beans;
    }

    /** A node of this class. */
    public static Node<?, ?> instance(Class<? extends Node<?, ?>> type) {
        Constructor<?> constructor = Stream.of(type.getDeclaredConstructors())
                .filter(one -> BEANS.keySet().containsAll(List.of(one.getParameterTypes())))
                .min(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow(() -> new IllegalStateException(type.getName() + " wants what is not known here"));
        Object[] arguments =
                Stream.of(constructor.getParameterTypes()).map(BEANS::get).toArray();
        try {
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(arguments));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    /** Runs of {@code workflow} with nodes that are made here. */
    public static <S extends Record> LocalRun<S> run(Workflow<S> workflow) {
        LocalRun<S> run = LocalRun.of(workflow);
        workflow.graph().nodes().values().forEach(type -> run.with(instance(type)));
        return run;
    }
}
