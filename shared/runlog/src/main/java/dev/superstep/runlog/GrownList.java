package dev.superstep.runlog;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list that shares its elements with the shorter one that it grew from.
 *
 * <pre>
 *   elements   a b c d e f . .        used 6
 *   a list     ├─ 4 ──┤               grew by e, f: the longer list claimed the places behind its end
 *   the next   ├─ 6 ──────┤
 * </pre>
 *
 * <p>So n steps that each append one value copy some n values in all, even if every state in between is kept. Only one list
 * can grow into the places behind its end; another that wants them, because it branched off earlier, is copied.
 *
 * <p>Thread-safe: a place is claimed by compare-and-set, is written once, and belongs to no list that anybody has until then.
 * Complexity: growing by k elements takes k steps on average, where a list is not branched from.
 */
final class GrownList extends AbstractList<@Nullable Object> implements RandomAccess {
    private static final int LEAST = 8;

    private final @Nullable Object[] elements;
    private final AtomicInteger used;
    private final int size;

    private GrownList(@Nullable Object[] elements, AtomicInteger used, int size) {
        this.elements = elements;
        this.used = used;
        this.size = size;
    }

    /** {@code before}, then {@code more}; neither changes, and neither may change later. */
    static List<@Nullable Object> of(List<?> before, List<?> more) {
        int size = Math.addExact(before.size(), more.size());
        if (before instanceof GrownList grown
                && size <= grown.elements.length
                && grown.used.compareAndSet(grown.size, size)) {
            copy(more, grown.elements, grown.size);
            return new GrownList(grown.elements, grown.used, size);
        }
        @Nullable Object[] elements = new Object[Math.max(LEAST, size + (size >> 1))];
        copy(before, elements, 0);
        copy(more, elements, before.size());
        return new GrownList(elements, new AtomicInteger(size), size);
    }

    @Override
    public @Nullable Object get(int index) {
        return elements[Objects.checkIndex(index, size)];
    }

    @Override
    public int size() {
        return size;
    }

    private static void copy(List<?> from, @Nullable Object[] to, int at) {
        if (from instanceof GrownList grown) {
            System.arraycopy(grown.elements, 0, to, at, grown.size);
            return;
        }
        int place = at;
        for (Object element : from) {
            to[place++] = element;
        }
    }
}
