package dev.superstep.runner;

import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much a task takes and gives, in bytes of JSON. */
final class Sizes {
    private Sizes() {}

    /**
     * What a node looked at. Of a node that may look at everything it is not known, and to measure the whole state at every
     * superstep would cost more than to run it.
     *
     * @param packet what its Send gave it
     * @param looksAt the channels that it looks at
     * @param seen what it was given
     */
    static long ofInput(
            Optional<Map<String, @Nullable Object>> packet,
            Optional<List<String>> looksAt,
            Map<String, @Nullable Object> seen) {
        if (packet.isPresent()) {
            return Json.sizeInBytes(seen);
        }
        return looksAt.map(channels -> {
                    long size = 2;
                    for (String channel : channels) {
                        if (seen.containsKey(channel)) {
                            size += Json.sizeInBytes(channel) + Json.sizeInBytes(seen.get(channel)) + 2;
                        }
                    }
                    return size == 2 ? 2 : size - 1; // no comma before the first
                })
                .orElse(0L);
    }

    /** What a node wrote, and the packets that its routers made. */
    static long ofOutput(Map<String, @Nullable Object> update, List<Target.Send> sends) {
        long size = Json.sizeInBytes(update);
        for (Target.Send send : sends) {
            size += Json.sizeInBytes(send.packet());
        }
        return size;
    }
}
