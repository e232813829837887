package dev.superstep.workflows.routing;

import org.jspecify.annotations.Nullable;

/**
 * What a run is started with.
 *
 * @param userInput the request
 * @param userType may be sent and is never believed: {@link ClassifyUser} overwrites it
 * @param requiresApproval may be sent and is never believed, either
 */
public record RoutingInput(
        String userInput,
        @Nullable String userType,
        @Nullable Boolean requiresApproval) {}
