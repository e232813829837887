package dev.superstep.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes on at another state after certain errors, with {@code {"Error", "Cause"}} as the result.
 *
 * @param errors names of errors, or {@code States.ALL} alone
 * @param resultPath where in the failed state's input the error is put; null to drop it
 * @param next the state that follows
 */
public record Catcher(List<String> errors, @Nullable String resultPath, String next) {
    public Catcher {
        errors = List.copyOf(errors);
    }

    /** Catches {@code errors}; complete only with {@link #next}. */
    public static Catcher on(String... errors) {
        return new Catcher(List.of(errors), Flow.WHOLE, "");
    }

    /** This catcher with a place for the error in the failed state's input; null to drop the error. */
    public Catcher resultPath(@Nullable String path) {
        return new Catcher(errors, path, next);
    }

    /** This catcher going on at state {@code name}. */
    public Catcher next(String name) {
        return new Catcher(errors, resultPath, name);
    }
}
