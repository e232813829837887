package dev.superstep.runlog;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A look at two immutable lists as one, without a copy; to be read a few times and not to be kept. */
final class JoinedList extends AbstractList<@Nullable Object> implements RandomAccess {
    private final List<?> first;
    private final List<?> second;

    JoinedList(List<?> first, List<?> second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public @Nullable Object get(int index) {
        Objects.checkIndex(index, size());
        return index < first.size() ? first.get(index) : second.get(index - first.size());
    }

    @Override
    public int size() {
        return first.size() + second.size();
    }
}
