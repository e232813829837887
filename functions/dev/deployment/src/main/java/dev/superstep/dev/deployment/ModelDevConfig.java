package dev.superstep.dev.deployment;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether dev mode and tests have a language model of their own. */
@ConfigMapping(prefix = "superstep.dev.model")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface ModelDevConfig {
    /** Whether to start it at all; it is not started either where a key or another URL than OpenAI's is set. */
    @WithDefault("true")
    boolean enabled();
}
