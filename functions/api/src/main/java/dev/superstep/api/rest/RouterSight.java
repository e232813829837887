package dev.superstep.api.rest;

import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Fold;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the routers of a node looked at when they decided: worked out again from the log, as they saw it then. */
final class RouterSight {
    private final Program program;
    private final Channels channels;

    RouterSight(Program program) {
        this.program = program;
        this.channels = new Channels(program.definition().channels());
    }

    /**
     * The values that the routers of a task had before them: of the state before its superstep, with its own writes. Values
     * that are elsewhere have not been loaded.
     *
     * @return empty if its node has no routers
     */
    Optional<Map<String, @Nullable Object>> of(Map<String, @Nullable Object> before, Delta delta) {
        NodeId node = delta.task().node();
        List<RouterFunction> routers = program.routersOf(node);
        if (routers.isEmpty()) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> seen = new LinkedHashMap<>(Fold.ownWrites(channels, before, delta.update()));
        if (routers.stream().allMatch(router -> router.looksAt().isPresent())) {
            Set<String> names = new LinkedHashSet<>();
            routers.forEach(router -> router.looksAt().ifPresent(names::addAll));
            seen.keySet().retainAll(names);
        }
        return Optional.of(seen);
    }
}
