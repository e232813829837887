package dev.superstep.asl;

import org.jspecify.annotations.Nullable;

/** The fields of the language that this project leaves out, each with what to do instead. */
final class Unsupported {
    private Unsupported() {}

    static @Nullable String reason(String field) {
        return switch (field) {
            case "QueryLanguage", "Arguments", "Output", "Items", "Condition" ->
                "JSONata is not supported; use JSONPath fields";
            case "Assign" -> "variables are not supported; pass values in the state's input";
            case "Iterator" -> "it is deprecated; use ItemProcessor";
            case "Parameters" -> "it is deprecated in a Map; use ItemSelector";
            case "Label",
                    "ItemReader",
                    "ItemBatcher",
                    "ResultWriter",
                    "ToleratedFailureCount",
                    "ToleratedFailureCountPath",
                    "ToleratedFailurePercentage",
                    "ToleratedFailurePercentagePath",
                    "ExecutionType" -> "distributed Maps are not supported; use an inline Map";
            case "Credentials" -> "tasks in other accounts are not supported";
            default -> null;
        };
    }
}
