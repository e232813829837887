package dev.superstep.asl;

import dev.superstep.asl.AslProblem.Code;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks one state by itself. */
final class StateCheck {
    private final Checks checks;

    private StateCheck(Checks checks) {
        this.checks = checks;
    }

    static void check(AslState state, String at, Problems problems) {
        new StateCheck(new Checks(at, problems)).check(state);
    }

    private void check(AslState state) {
        switch (state) {
            case Task task -> task(task);
            case Choice choice -> {
                pathsOnly(choice.flow());
                ConditionCheck.check(choice, checks);
            }
            case Parallel parallel -> {
                if (parallel.branches().isEmpty()) {
                    checks.problem(Code.EMPTY, "Branches", "a Parallel has at least one branch");
                }
                flow(parallel.flow());
                RecoveryCheck.check(parallel.recovery(), checks);
            }
            case MapState map -> map(map);
            case Wait wait -> {
                pathsOnly(wait.flow());
                until(wait.until());
            }
            case Pass pass -> {
                absent("ResultSelector", pass.flow().resultSelector());
                flow(pass.flow());
            }
            case Succeed succeed -> pathsOnly(succeed.flow());
            case Fail fail -> {
                checks.text("Error", fail.error());
                checks.text("Cause", fail.cause());
            }
        }
    }

    private void task(Task task) {
        resource(task);
        flow(task.flow());
        checks.amount("TimeoutSeconds", task.timeout(), 1);
        checks.amount("HeartbeatSeconds", task.heartbeat(), 1);
        if (task.heartbeat() instanceof Amount.Fixed beat
                && task.timeout() instanceof Amount.Fixed limit
                && beat.value() >= limit.value()) {
            checks.problem(
                    Code.BAD_VALUE,
                    "HeartbeatSeconds",
                    beat.value() + " is not less than TimeoutSeconds, " + limit.value());
        }
        RecoveryCheck.check(task.recovery(), checks);
    }

    private void resource(Task task) {
        String resource = task.resource();
        boolean isArn = resource.startsWith("arn:") && resource.split(":", -1).length >= 6;
        if (!isArn && !resource.contains("${") && !resource.isEmpty()) {
            checks.problem(Code.BAD_VALUE, "Resource", "neither an ARN nor a ${placeholder}: \"" + resource + "\"");
        }
        boolean waits = resource.endsWith(".waitForTaskToken");
        Map<String, @Nullable Object> parameters = task.flow().parameters();
        if (waits && (parameters == null || !parameters.toString().contains("$$.Task.Token"))) {
            checks.problem(
                    Code.TOKEN_NOT_PASSED,
                    "Parameters",
                    "the task waits for its token, but nothing in its Parameters is $$.Task.Token");
        }
    }

    private void map(MapState map) {
        absent("Parameters", map.flow().parameters());
        checks.referencePath("ItemsPath", map.itemsPath());
        checks.template("ItemSelector", map.itemSelector());
        checks.amount("MaxConcurrency", map.maxConcurrency(), 0);
        flow(map.flow());
        RecoveryCheck.check(map.recovery(), checks);
    }

    private void until(Until until) {
        switch (until) {
            case Until.Seconds seconds -> checks.range("Seconds", seconds.value(), 0, Checks.MAX_SECONDS);
            case Until.SecondsPath seconds -> checks.path("SecondsPath", seconds.path());
            case Until.Timestamp instant -> checks.timestamp("Timestamp", instant.value());
            case Until.TimestampPath instant -> checks.path("TimestampPath", instant.path());
        }
    }

    private void flow(Flow flow) {
        checks.path("InputPath", flow.inputPath());
        checks.template("Parameters", flow.parameters());
        checks.template("ResultSelector", flow.resultSelector());
        checks.referencePath("ResultPath", flow.resultPath());
        checks.path("OutputPath", flow.outputPath());
    }

    private void pathsOnly(Flow flow) {
        absent("Parameters", flow.parameters());
        absent("ResultSelector", flow.resultSelector());
        if (!Flow.WHOLE.equals(flow.resultPath())) {
            absent("ResultPath", String.valueOf(flow.resultPath()));
        }
        flow(flow);
    }

    private void absent(String field, @Nullable Object value) {
        if (value != null) {
            checks.problem(Code.UNKNOWN_FIELD, field, "this kind of state has no such field");
        }
    }
}
