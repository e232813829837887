package dev.superstep.models;

import com.fasterxml.jackson.core.JacksonException;
import dev.langchain4j.exception.HttpException;
import dev.superstep.workflows.model.ModelException;
import dev.superstep.workflows.model.ModelUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells of a failed call whether it is worth another: by what is at the bottom of what the client threw. */
final class ModelFailures {
    private static final int MOST_CAUSES = 20;

    private ModelFailures() {}

    /** What the workflows are to see of {@code thrown}. */
    static ModelException of(RuntimeException thrown) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++, cause = cause.getCause()) {
            ModelException known = known(cause);
            if (known != null) {
                known.initCause(thrown);
                return known;
            }
        }
        ModelException unknown = ModelException.answer("the model's client failed: " + thrown);
        unknown.initCause(thrown);
        return unknown;
    }

    private static @Nullable ModelException known(Throwable cause) {
        return switch (cause) {
            case HttpException http -> ofStatus(http);
            // An IOException as well, so it goes first: what came is no JSON, or not the one that it should be.
            case JacksonException malformed ->
                ModelException.answer("the model's server sent something else than a chat completion: "
                        + malformed.getOriginalMessage());
            case TimeoutException slow -> new ModelUnavailableException("it took too long", null);
            case IOException lost -> new ModelUnavailableException(lost.toString(), null);
            default -> null;
        };
    }

    private static ModelException ofStatus(HttpException http) {
        int status = http.statusCode();
        String why = String.valueOf(http.getMessage());
        boolean mayPass = status == 408 || status == 409 || status == 425 || status == 429 || status >= 500;
        if (!mayPass) {
            return ModelException.refused(status, why);
        }
        Duration retryAfter = http instanceof Refusal refusal ? refusal.retryAfter() : null;
        return new ModelUnavailableException("status " + status + ", " + why, retryAfter);
    }
}
