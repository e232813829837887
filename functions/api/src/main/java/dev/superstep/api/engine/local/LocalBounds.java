package dev.superstep.api.engine.local;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much the local engine does at a time. */
@ConfigMapping(prefix = "superstep.local")
public interface LocalBounds {
    /** How many runs are executed at a time; those that wait for a person or for an instant do not count. */
    @WithDefault("64")
    int runs();

    /** How many nodes run at a time, over all runs. */
    @WithDefault("32")
    int invocations();

    /** How many runs may wait for their turn; another one is refused. */
    @WithDefault("10000")
    int queued();

    /** How long after its end a run can be erased: until then something may still write to it. */
    @WithDefault("15m")
    Duration eraseGrace();
}
