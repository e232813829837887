package dev.superstep.asl;

import dev.superstep.asl.AslProblem.Code;
import java.math.BigDecimal;
import java.util.List;

/** Checks retriers and catchers. */
final class RecoveryCheck {
    private static final int MAX_DELAY = 31_622_399;
    private static final String ALL = "States.ALL";
    /** The names that the language itself gives to errors; no others may start with {@code States.}. */
    private static final List<String> RESERVED = List.of(
            ALL,
            "States.BranchFailed",
            "States.DataLimitExceeded",
            "States.ExceedToleratedFailureThreshold",
            "States.HeartbeatTimeout",
            "States.Http.Socket",
            "States.IntrinsicFailure",
            "States.ItemReaderFailed",
            "States.NoChoiceMatched",
            "States.ParameterPathFailure",
            "States.Permissions",
            "States.QueryEvaluationError",
            "States.ResultPathMatchFailure",
            "States.ResultWriterFailed",
            "States.Runtime",
            "States.TaskFailed",
            "States.Timeout");

    private RecoveryCheck() {}

    static void check(Recovery recovery, Checks checks) {
        List<Retrier> retriers = recovery.retriers();
        for (int i = 0; i < retriers.size(); i++) {
            Checks here = checks.below("Retry", i);
            errors(retriers.get(i).errors(), i == retriers.size() - 1, here);
            retrier(retriers.get(i), here);
        }
        List<Catcher> catchers = recovery.catchers();
        for (int i = 0; i < catchers.size(); i++) {
            Checks here = checks.below("Catch", i);
            errors(catchers.get(i).errors(), i == catchers.size() - 1, here);
            here.referencePath("ResultPath", catchers.get(i).resultPath());
        }
    }

    private static void retrier(Retrier retrier, Checks checks) {
        checks.range("IntervalSeconds", retrier.intervalSeconds(), 1, Checks.MAX_SECONDS);
        checks.range("MaxAttempts", retrier.maxAttempts(), 0, Checks.MAX_SECONDS);
        if (retrier.backoffRate().compareTo(BigDecimal.ONE) < 0) {
            checks.problem(Code.BAD_VALUE, "BackoffRate", retrier.backoffRate() + " is less than 1.0");
        }
        if (retrier.maxDelaySeconds() != null) {
            checks.range("MaxDelaySeconds", retrier.maxDelaySeconds(), 1, MAX_DELAY);
        }
    }

    private static void errors(List<String> errors, boolean isLast, Checks checks) {
        if (errors.isEmpty()) {
            checks.problem(Code.EMPTY, "ErrorEquals", "no error is named");
        }
        if (errors.contains(ALL) && (errors.size() > 1 || !isLast)) {
            checks.problem(Code.BAD_ERROR_NAME, "ErrorEquals", ALL + " stands alone and last");
        }
        for (String error : errors) {
            if (error.startsWith("States.") && !RESERVED.contains(error)) {
                checks.problem(Code.BAD_ERROR_NAME, "ErrorEquals", "the language has no error \"" + error + "\"");
            }
        }
    }
}
