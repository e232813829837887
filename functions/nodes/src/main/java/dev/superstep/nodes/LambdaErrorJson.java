package dev.superstep.nodes;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.superstep.graph.core.ErrorType;
import io.quarkus.amazon.lambda.runtime.FunctionError;
import java.io.IOException;

/**
 * Writes every error that Quarkus reports to Lambda with a type of {@link ErrorType}, whatever it was.
 *
 * <p>Quarkus makes a {@link FunctionError} of the exception's class and message; for a function's own failure the class
 * is Funqy's wrapper, and the message our {@link LambdaFailure} as text. Everything else (an event that is no JSON, a fault
 * at the start) is {@link ErrorType#INTERNAL}. See ADR 0005.
 */
final class LambdaErrorJson extends StdSerializer<FunctionError> {
    private static final long serialVersionUID = 1L;
    /** How Funqy's wrapper begins its message: as {@link Throwable#toString} does. */
    private static final String WRAPPED = LambdaFailure.class.getName() + ": ";

    LambdaErrorJson() {
        super(FunctionError.class);
    }

    @Override
    public void serialize(FunctionError error, JsonGenerator json, SerializerProvider provider) throws IOException {
        String message = String.valueOf(error.getErrorMessage());
        for (ErrorType type : ErrorType.values()) {
            String start = WRAPPED + type.errorName() + LambdaFailure.SEPARATOR;
            if (message.startsWith(start)) {
                write(json, type, message.substring(start.length()));
                return;
            }
        }
        write(json, ErrorType.INTERNAL, LambdaFailure.internal("UNEXPECTED", error.getErrorType() + ": " + message));
    }

    private static void write(JsonGenerator json, ErrorType type, String message) throws IOException {
        json.writeStartObject();
        json.writeStringField("errorType", type.errorName());
        json.writeStringField("errorMessage", message);
        json.writeEndObject();
    }
}
