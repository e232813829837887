package dev.superstep.runner;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.InvalidUpdateException;
import dev.superstep.runlog.Fold;
import dev.superstep.runlog.Loading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state as the code of one attempt sees it: what it looks at has been loaded, and what is elsewhere is not there.
 *
 * <p>It remembers what it has loaded, for a router often looks at what its node has read. Not thread-safe.
 */
final class View {
    private final Channels channels;
    private final Loading loading;
    private Map<String, @Nullable Object> state;

    View(Channels channels, Loading loading, Map<String, @Nullable Object> state) {
        this.channels = channels;
        this.loading = loading;
        this.state = state;
    }

    /**
     * What somebody sees.
     *
     * @param looksAt the channels that it looks at; empty for all
     */
    Map<String, @Nullable Object> of(Optional<List<String>> looksAt) {
        state = loading.load(
                channels, state, channel -> looksAt.isEmpty() || looksAt.get().contains(channel));
        if (!Loading.isAnyElsewhere(state)) {
            return state;
        }
        Map<String, @Nullable Object> here = new LinkedHashMap<>(state);
        here.values().removeIf(Loading::isElsewhere);
        return Collections.unmodifiableMap(here);
    }

    /**
     * This view after the writes of the attempt's own node, those that are to no channel included.
     *
     * @throws InvalidUpdateException if a write does not fit its channel
     */
    View after(Map<String, @Nullable Object> update) {
        return new View(channels, loading, Fold.ownWrites(channels, state, update));
    }
}
