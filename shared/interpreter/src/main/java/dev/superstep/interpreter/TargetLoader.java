package dev.superstep.interpreter;

import dev.superstep.asl.AslProblem;
import dev.superstep.asl.Task;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out what a Task calls. */
final class TargetLoader {
    private static final List<String> OF_INVOKE = List.of("FunctionName", "Qualifier", "Payload");
    private static final List<String> OF_START = List.of("StateMachineArn", "Name", "Input");

    private TargetLoader() {}

    static Target load(Task task, Place place) {
        String resource = task.resource();
        if (resource.equals(Task.LAMBDA_INVOKE)) {
            checkParameters(task, place, OF_INVOKE);
            return new LambdaInvoke();
        }
        if (resource.equals(Task.LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN)) {
            checkParameters(task, place, OF_INVOKE);
            return new LambdaInvokeForToken();
        }
        if (resource.equals(Task.START_EXECUTION)) {
            checkParameters(task, place, OF_START);
            return new DirectFunction(resource);
        }
        if (isIntegration(resource)) {
            place.problem(
                    AslProblem.Code.UNSUPPORTED,
                    "Resource",
                    "of the integrations only " + Task.LAMBDA_INVOKE + "[.waitForTaskToken] and " + Task.START_EXECUTION
                            + " are supported, not " + resource);
        }
        return new DirectFunction(resource);
    }

    /** Whether the ARN is one of Step Functions itself, in whichever partition. */
    private static boolean isIntegration(String resource) {
        String[] parts = resource.split(":", 4);
        return parts.length == 4 && parts[0].equals("arn") && parts[2].equals("states");
    }

    /** The first of the {@code known} parameters must be there, and no other than these. */
    private static void checkParameters(Task task, Place place, List<String> known) {
        Map<String, @Nullable Object> parameters = task.flow().parameters();
        String needed = known.getFirst();
        if (parameters == null || !(parameters.containsKey(needed) || parameters.containsKey(needed + ".$"))) {
            place.problem(AslProblem.Code.MISSING_FIELD, "Parameters", "the integration needs a " + needed);
            return;
        }
        for (String key : parameters.keySet()) {
            String name = key.endsWith(".$") ? key.substring(0, key.length() - 2) : key;
            if (!known.contains(name)) {
                place.problem(
                        AslProblem.Code.UNSUPPORTED,
                        "Parameters/" + key,
                        "of " + task.resource() + " only the parameters " + known + " are supported");
            }
        }
    }
}
