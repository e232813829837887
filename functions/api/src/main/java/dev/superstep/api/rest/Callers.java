package dev.superstep.api.rest;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Whose request it is. */
final class Callers {
    private Callers() {}

    /** The name of who is authenticated; empty if nobody is, as in dev mode, where all are one. */
    static String of(SecurityContext security) {
        Principal principal = security.getUserPrincipal();
        return principal == null ? "" : principal.getName();
    }

    /** The refusal of a key that the caller used for something else. */
    static ProblemException reused(String workflow, RuntimeException cause) {
        ProblemException problem = new ProblemException(
                ProblemCode.IDEMPOTENCY_KEY_REUSED,
                "this " + IdempotencyKey.HEADER + " was used for workflow \"" + workflow
                        + "\" with another input; send the same input again, or another key");
        problem.initCause(cause);
        return problem;
    }
}
