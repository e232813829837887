package dev.superstep.dev.deployment;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How DynamoDB Local is started in dev mode and tests. */
@ConfigMapping(prefix = "superstep.dev.dynamodb")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface DynamoDbDevConfig {
    /** Whether to start it at all; it is not started either where {@code quarkus.dynamodb.endpoint-override} is set. */
    @WithDefault("true")
    boolean enabled();

    /** The folder that keeps the tables over restarts of dev mode; without one they are kept in memory. */
    Optional<String> path();

    /** The port that it listens on, for those who want to reach it from beside; 0 for a free one. */
    @WithDefault("0")
    int port();
}
