package dev.superstep.api.engine.states;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the engine in AWS deals with Step Functions. */
@ConfigMapping(prefix = "superstep.states")
public interface StatesSettings {
    /** How long after its end a run can be erased: until then something may still write to it. */
    @WithDefault("15m")
    Duration eraseGrace();

    /** How long a process takes Step Functions' word that a run goes on, before it asks again. */
    @WithDefault("5s")
    Duration lookAgain();
}
