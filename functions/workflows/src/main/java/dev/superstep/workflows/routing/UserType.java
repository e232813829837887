package dev.superstep.workflows.routing;

import dev.superstep.workflows.text.Words;
import java.util.Locale;

/** Who asks; decides which way a request takes. */
enum UserType {
    ADMIN,
    PREMIUM,
    STANDARD;

    /** The type that the words of {@code request} name; the more privileged if they name two. */
    static UserType namedIn(String request) {
        if (Words.anyOf(request, "admin", "administrator")) {
            return ADMIN;
        }
        return Words.anyOf(request, "premium", "pro") ? PREMIUM : STANDARD;
    }

    /** The type with this {@link #label}. */
    static UserType labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** The name as it stands in the state. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an answer to such a user must be approved. */
    boolean requiresApproval() {
        return this == ADMIN;
    }
}
