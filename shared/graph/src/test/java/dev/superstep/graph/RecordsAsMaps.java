package dev.superstep.graph;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mapper of records whose components are JSON values as they stand, and of non-primitive types. */
final class RecordsAsMaps implements RecordMapper {
    @Override
    public <R extends Record> R read(Class<R> type, Map<String, @Nullable Object> values) {
        return readPartial(type, values);
    }

    @Override
    public <R extends Record> R readPartial(Class<R> type, Map<String, @Nullable Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        @Nullable
        Object[] arguments = Stream.of(components)
                .map(component -> values.get(Names.snakeCase(component.getName())))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public Map<String, @Nullable Object> write(Record record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(record);
                if (value != null) {
                    values.put(Names.snakeCase(component.getName()), value);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return values;
    }

    @Override
    public @Nullable Object write(@Nullable Object value) {
        return value;
    }

    @Override
    public @Nullable Object read(Type type, @Nullable Object value) {
        return value;
    }
}
