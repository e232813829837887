package dev.superstep.graph.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the writes to a channel become its value: {@code (old, write) -> new}.
 *
 * <p>A reducer is a pure function of JSON values; it changes neither argument. The five built-in ones are LangGraph's
 * {@code LastValue} and {@code BinaryOperatorAggregate} over list, number and object.
 */
public sealed interface Reducer {
    /** The name under which the reducer is printed and fingerprinted. */
    String name();

    /** The value before the first write; empty if the channel is absent until then. */
    default Optional<Object> initial() {
        return Optional.empty();
    }

    /**
     * The value after {@code write}.
     *
     * @param old the value before; never absent for a reducer that has an {@link #initial} value
     * @throws InvalidUpdateException if a value is of a type that this reducer cannot combine; the channel is not yet known
     */
    @Nullable
    Object reduce(@Nullable Object old, @Nullable Object write);

    /** The write replaces the value; two writes in one superstep are a conflict. */
    record Last() implements Reducer {
        @Override
        public String name() {
            return "last";
        }

        @Override
        public @Nullable Object reduce(@Nullable Object old, @Nullable Object write) {
            return write;
        }
    }

    /** The old list followed by the written list; begins with {@code []}. */
    record Append() implements Reducer {
        @Override
        public String name() {
            return "append";
        }

        @Override
        public Optional<Object> initial() {
            return Optional.of(List.of());
        }

        @Override
        public Object reduce(@Nullable Object old, @Nullable Object write) {
            List<?> before = Values.list(old);
            List<?> more = Values.list(write);
            List<@Nullable Object> joined = new ArrayList<>(before.size() + more.size());
            joined.addAll(before);
            joined.addAll(more);
            return Collections.unmodifiableList(joined);
        }
    }

    /** The sum of numbers; begins with 0. Whole numbers stay whole, beyond 64 bits too. */
    record Sum() implements Reducer {
        @Override
        public String name() {
            return "sum";
        }

        @Override
        public Optional<Object> initial() {
            return Optional.of(0L);
        }

        @Override
        public Object reduce(@Nullable Object old, @Nullable Object write) {
            if (old instanceof Long a && write instanceof Long b) {
                long sum = a + b;
                boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
                return overflow ? BigDecimal.valueOf(a).add(BigDecimal.valueOf(b)) : (Object) sum;
            }
            return Values.number(Values.decimal(old).add(Values.decimal(write)));
        }
    }

    /** The union of two objects, in which the write's entries win; begins with {@code {}}. */
    record Merge() implements Reducer {
        @Override
        public String name() {
            return "merge";
        }

        @Override
        public Optional<Object> initial() {
            return Optional.of(Collections.emptyMap());
        }

        @Override
        public Object reduce(@Nullable Object old, @Nullable Object write) {
            Map<String, @Nullable Object> merged = new LinkedHashMap<>(Values.object(old));
            merged.putAll(Values.object(write));
            return Collections.unmodifiableMap(merged);
        }
    }

    /** The larger of two numbers; begins with 0, so it never gets below. */
    record Max() implements Reducer {
        @Override
        public String name() {
            return "max";
        }

        @Override
        public Optional<Object> initial() {
            return Optional.of(0L);
        }

        @Override
        public @Nullable Object reduce(@Nullable Object old, @Nullable Object write) {
            return Values.decimal(write).compareTo(Values.decimal(old)) > 0 ? write : old;
        }
    }

    /**
     * A reducer of the user's own.
     *
     * @param name names the function; a change of it is a change of the graph
     * @param start the value before the first write, not null
     * @param function {@code (old, write) -> new}, pure
     */
    record Custom(String name, Object start, BinaryOperator<@Nullable Object> function) implements Reducer {
        @Override
        public Optional<Object> initial() {
            return Optional.of(start);
        }

        @Override
        public @Nullable Object reduce(@Nullable Object old, @Nullable Object write) {
            return function.apply(old, write);
        }
    }
}
