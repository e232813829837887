package dev.superstep.workflows.routing;

/**
 * The state of a run.
 *
 * @param userInput the request as it came
 * @param userType the {@link UserType#label} of who asks
 * @param processingPath the way that the request took
 * @param result the answer
 * @param requiresApproval whether the answer had to be approved
 */
public record RoutingState(
        String userInput, String userType, String processingPath, String result, boolean requiresApproval) {}
