package dev.superstep.interpreter;

import dev.superstep.asl.AslProblem;
import dev.superstep.asl.Task;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out what a Task calls. */
final class TargetLoader {
    private static final List<String> PARAMETERS = List.of("FunctionName", "Qualifier", "Payload");

    private TargetLoader() {}

    static Target load(Task task, Place place) {
        String resource = task.resource();
        if (resource.equals(Task.LAMBDA_INVOKE)) {
            checkParameters(task, place);
            return new LambdaInvoke();
        }
        if (resource.equals(Task.LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN)) {
            checkParameters(task, place);
            return new LambdaInvokeForToken();
        }
        if (isIntegration(resource)) {
            place.problem(
                    AslProblem.Code.UNSUPPORTED,
                    "Resource",
                    "of the integrations only " + Task.LAMBDA_INVOKE + "[.waitForTaskToken] is supported, not "
                            + resource);
        }
        return new DirectFunction(resource);
    }

    /** Whether the ARN is one of Step Functions itself, in whichever partition. */
    private static boolean isIntegration(String resource) {
        String[] parts = resource.split(":", 4);
        return parts.length == 4 && parts[0].equals("arn") && parts[2].equals("states");
    }

    private static void checkParameters(Task task, Place place) {
        Map<String, @Nullable Object> parameters = task.flow().parameters();
        if (parameters == null) {
            place.problem(AslProblem.Code.MISSING_FIELD, "Parameters", "the integration needs a FunctionName");
            return;
        }
        if (!parameters.containsKey("FunctionName") && !parameters.containsKey("FunctionName.$")) {
            place.problem(AslProblem.Code.MISSING_FIELD, "Parameters", "the integration needs a FunctionName");
        }
        for (String key : parameters.keySet()) {
            String name = key.endsWith(".$") ? key.substring(0, key.length() - 2) : key;
            if (!PARAMETERS.contains(name)) {
                place.problem(
                        AslProblem.Code.UNSUPPORTED,
                        "Parameters/" + key,
                        "of lambda:invoke only the parameters " + PARAMETERS + " are supported");
            }
        }
    }
}
