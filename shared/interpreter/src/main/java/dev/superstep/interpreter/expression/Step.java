package dev.superstep.interpreter.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a path. */
sealed interface Step {
    /** Stands for no value at all, where null is a value. */
    Missing MISSING = Missing.VALUE;

    /** The type of {@link #MISSING}. */
    enum Missing {
        VALUE
    }

    /** The value one step below {@code value}, or {@link #MISSING}. */
    @Nullable
    Object below(@Nullable Object value);

    /** To a member of an object. */
    record Child(String name) implements Step {
        @Override
        public @Nullable Object below(@Nullable Object value) {
            if (!(value instanceof Map<?, ?> map)) {
                return MISSING;
            }
            Object member = map.get(name);
            return member == null && !map.containsKey(name) ? MISSING : member;
        }
    }

    /** To an element of a list; negative ones count from its end. */
    record Index(int index) implements Step {
        @Override
        public @Nullable Object below(@Nullable Object value) {
            if (!(value instanceof List<?> list)) {
                return MISSING;
            }
            int place = index < 0 ? list.size() + index : index;
            return place >= 0 && place < list.size() ? list.get(place) : MISSING;
        }
    }

    /** To all elements of a list or members of an object; it has no single value. */
    record Wildcard() implements Step {
        @Override
        public @Nullable Object below(@Nullable Object value) {
            return MISSING;
        }
    }
}
