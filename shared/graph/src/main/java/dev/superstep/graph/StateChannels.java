package dev.superstep.graph;

import dev.superstep.graph.core.Channel;
import dev.superstep.graph.core.Exposure;
import dev.superstep.graph.core.Problem;
import dev.superstep.graph.core.Problem.Code;
import dev.superstep.graph.core.Reducer;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The components of a state record as channels: their reducers, from the annotations. */
final class StateChannels {
    private StateChannels() {}

    /** What is wrong with the channels that {@code state} declares. */
    static List<Problem> problems(Class<? extends Record> state) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> seen = new LinkedHashMap<>();
        for (RecordComponent component : state.getRecordComponents()) {
            String name = Names.snakeCase(component.getName());
            String other = seen.putIfAbsent(name, component.getName());
            if (other != null) {
                problems.add(Problem.of(
                        Code.DUPLICATE_CHANNEL,
                        name,
                        "\"%s\" and \"%s\" are both the channel \"%s\"; rename one"
                                .formatted(other, component.getName(), name)));
            }
            List<Annotation> reducers = reducers(component);
            reserved(name)
                    .ifPresent(use -> problems.add(Problem.of(
                            Code.RESERVED_CHANNEL,
                            name,
                            "a channel is called \"%s\", which %s; choose another name".formatted(name, use))));
            if (reducers.size() > 1) {
                problems.add(Problem.of(
                        Code.REDUCER_TYPE,
                        name,
                        "channel \"" + name + "\" has " + reducers.size() + " reducers; keep one annotation"));
            }
            reducers.forEach(reducer -> wrongType(name, reducer, component).ifPresent(problems::add));
        }
        return problems;
    }

    /** What a key means in the input of an execution, where it means something. */
    private static Optional<String> reserved(String name) {
        return switch (name) {
            case "superstep" -> Optional.of("marks a cursor");
            case "superstep_failure" -> Optional.of("is where a fallback finds what it stands in for");
            default -> Optional.empty();
        };
    }

    /** The channels of {@code state}, which has no problem. */
    static List<Channel> of(Class<? extends Record> state, RecordMapper mapper) {
        return Stream.of(state.getRecordComponents())
                .map(component -> new Channel(
                        Names.snakeCase(component.getName()), reducer(component, mapper), exposure(component)))
                .toList();
    }

    private static Exposure exposure(RecordComponent component) {
        return component.isAnnotationPresent(Sensitive.class) ? Exposure.SENSITIVE : Exposure.OPEN;
    }

    private static List<Annotation> reducers(RecordComponent component) {
        return Stream.of(Append.class, Merge.class, Sum.class, Max.class, Reduce.class)
                .<Annotation>mapMulti((type, found) -> {
                    Annotation annotation = component.getAnnotation(type);
                    if (annotation != null) {
                        found.accept(annotation);
                    }
                })
                .toList();
    }

    private static Reducer reducer(RecordComponent component, RecordMapper mapper) {
        List<Annotation> reducers = reducers(component);
        return reducers.isEmpty()
                ? new Reducer.Last()
                : switch (reducers.getFirst()) {
                    case Append append -> new Reducer.Append();
                    case Merge merge -> new Reducer.Merge();
                    case Sum sum -> new Reducer.Sum();
                    case Max max -> new Reducer.Max();
                    case Reduce own -> custom(own.value(), component.getGenericType(), mapper);
                    default -> throw new IllegalStateException("not a reducer: " + reducers);
                };
    }

    private static Optional<Problem> wrongType(String name, Annotation reducer, RecordComponent component) {
        Type type = Components.boxed(component.getGenericType());
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        Class<?> wanted = switch (reducer) {
            case Append append -> List.class;
            case Merge merge -> Map.class;
            case Sum sum -> Number.class;
            case Max max -> Number.class;
            default -> Object.class;
        };
        if (wanted.isAssignableFrom(raw)) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                Code.REDUCER_TYPE,
                name,
                "channel \"%s\" is a %s, and @%s combines only a %s; change the type or the annotation"
                        .formatted(
                                name,
                                raw.getSimpleName(),
                                reducer.annotationType().getSimpleName(),
                                wanted.getSimpleName())));
    }

    @SuppressWarnings("unchecked") // the mapper gives a value of the channel's type, which the reduction is of
    private static Reducer custom(Class<? extends Reduction<?>> type, Type channel, RecordMapper mapper) {
        Reduction<Object> reduction = (Reduction<Object>) instance(type);
        Object start = mapper.write(reduction.initial());
        if (start == null) {
            throw new IllegalStateException("the initial value of " + type.getName() + " must not be null");
        }
        return new Reducer.Custom(
                type.getSimpleName(), start, (old, write) -> combine(reduction, channel, mapper, old, write));
    }

    private static @Nullable Object combine(
            Reduction<Object> reduction,
            Type channel,
            RecordMapper mapper,
            @Nullable Object old,
            @Nullable Object write) {
        Object before = mapper.read(channel, old);
        Object written = mapper.read(channel, write);
        if (before == null || written == null) {
            throw new IllegalArgumentException("a reduction takes no null");
        }
        return mapper.write(reduction.reduce(before, written));
    }

    private static Object instance(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " needs a constructor without parameters", e);
        }
    }
}
