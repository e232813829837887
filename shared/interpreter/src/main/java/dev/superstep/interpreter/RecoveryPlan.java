package dev.superstep.interpreter;

import dev.superstep.asl.Retrier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A state's retriers and catchers, made ready. */
record RecoveryPlan(List<Retrier> retriers, List<Handler> handlers) {
    /** A catcher. */
    record Handler(List<String> errors, DataFlow.@Nullable Place place, int next, String nextName) {}

    /** The place of the first retrier that matches, or -1. */
    int retrierFor(StateFailure failure) {
        for (int i = 0; i < retriers.size(); i++) {
            if (matches(retriers.get(i).errors(), failure)) {
                return i;
            }
        }
        return -1;
    }

    /** The first catcher that matches, or null. */
    @Nullable
    Handler handlerFor(StateFailure failure) {
        for (Handler handler : handlers) {
            if (matches(handler.errors(), failure)) {
                return handler;
            }
        }
        return null;
    }

    /** {@code States.TaskFailed} stands for everything but a timeout, {@code States.ALL} for everything. */
    private static boolean matches(List<String> errors, StateFailure failure) {
        if (failure.isTerminal()) {
            return false;
        }
        for (String error : errors) {
            boolean matches = switch (error) {
                case "States.ALL" -> true;
                case "States.TaskFailed" -> !failure.error().equals(StateFailure.TIMEOUT);
                default -> error.equals(failure.error());
            };
            if (matches) {
                return true;
            }
        }
        return false;
    }
}
