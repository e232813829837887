package dev.superstep.interpreter.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The intrinsic functions on lists. */
final class ArrayFunctions {
    private static final int MAX_RANGE = 1000;

    private ArrayFunctions() {}

    static Object partition(Arguments arguments) {
        List<@Nullable Object> list = arguments.list(0);
        long size = arguments.integer(1);
        if (size <= 0) {
            throw arguments.failure("a chunk has at least one element, not " + size);
        }
        List<@Nullable Object> chunks = new ArrayList<>();
        for (long start = 0; start < list.size(); start += size) {
            chunks.add(list.subList((int) start, (int) Math.min(list.size(), start + size)));
        }
        return Collections.unmodifiableList(chunks);
    }

    static Object contains(Arguments arguments) {
        List<@Nullable Object> list = arguments.list(0);
        Object wanted = arguments.value(1);
        if (wanted instanceof String) {
            return list.contains(wanted);
        }
        Object canonical = Canonical.of(wanted);
        for (Object element : list) {
            if (Objects.equals(canonical, Canonical.of(element))) {
                return true;
            }
        }
        return false;
    }

    static Object range(Arguments arguments) {
        long first = arguments.integer(0);
        long last = arguments.integer(1);
        long step = arguments.integer(2);
        if (step == 0) {
            throw arguments.failure("the step is 0");
        }
        long count = Math.floorDiv(Math.subtractExact(last, first), step) + 1;
        if (count > MAX_RANGE) {
            throw arguments.failure("a range has at most " + MAX_RANGE + " elements, not " + count);
        }
        return LongStream.range(0, Math.max(0, count))
                .<Object>mapToObj(i -> first + i * step)
                .toList();
    }

    static @Nullable Object item(Arguments arguments) {
        List<@Nullable Object> list = arguments.list(0);
        long index = arguments.integer(1);
        if (index < 0 || index >= list.size()) {
            throw arguments.failure("there is no element " + index + " in a list of " + list.size());
        }
        return list.get((int) index);
    }

    static Object length(Arguments arguments) {
        return (long) arguments.list(0).size();
    }

    static Object unique(Arguments arguments) {
        Map<@Nullable Object, @Nullable Object> seen = new LinkedHashMap<>();
        for (Object element : arguments.list(0)) {
            seen.putIfAbsent(Canonical.of(element), element);
        }
        return Collections.unmodifiableList(new ArrayList<>(seen.values()));
    }
}
