package dev.superstep.interpreter;

import dev.superstep.json.Json;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The integration {@code lambda:invoke}: function and payload are in the input, payload and status in the result. */
record LambdaInvoke() implements Target {
    @Override
    public Object call(Frame frame, @Nullable Object input) throws InterruptedException {
        Object answer = invoke(frame, input);
        return Json.object("ExecutedVersion", "$LATEST", "Payload", answer, "StatusCode", 200L);
    }

    static @Nullable Object invoke(Frame frame, @Nullable Object input) throws InterruptedException {
        Map<?, ?> parameters = input instanceof Map<?, ?> map ? map : Collections.emptyMap();
        if (!(parameters.get("FunctionName") instanceof String function)) {
            throw StateFailure.runtime(frame.state(), "FunctionName is no string.");
        }
        Object qualifier = parameters.get("Qualifier");
        Object payload = parameters.containsKey("Payload") ? parameters.get("Payload") : Collections.emptyMap();
        return DirectFunction.invoke(frame, qualifier == null ? function : function + ":" + qualifier, payload);
    }
}
