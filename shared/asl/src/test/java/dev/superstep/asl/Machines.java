package dev.superstep.asl;

import dev.superstep.json.Json;
import java.util.List;

/** A machine that uses everything that there is. */
final class Machines {
    private Machines() {}

    static StateMachine everything() {
        return StateMachine.startAt("A")
                .comment("every kind of state")
                .timeoutSeconds(86_400)
                .state("A", task())
                .state("after A", choice())
                .state("B + C", parallel())
                .state("each w", map())
                .state("approve", approval())
                .state(
                        "pause",
                        Wait.timestampPath("$.until")
                                .comment("until the node's instant")
                                .next("stamp"))
                .state(
                        "stamp",
                        Wait.until(new Until.Timestamp("2026-11-01T12:00:00Z")).next("fill"))
                .state("fill", Pass.of(null).resultPath("$.nothing").next("pick"))
                .state(
                        "pick",
                        Pass.through().parameters(Json.object("é.$", "$.é")).next("nap"))
                .state("nap", Wait.seconds(0).inputPath(null).next("sleep"))
                .state(
                        "sleep",
                        Wait.until(new Until.SecondsPath("$.seconds"))
                                .outputPath(null)
                                .next("done"))
                .state("done", Succeed.of().outputPath("$.result"))
                .state("failed", Fail.fromPaths("$.error.Error", "States.Format('{}', $.error.Cause)"))
                .state("unexpected answer", Fail.of("UnexpectedAnswer", "a node named no declared target"));
    }

    private static Task task() {
        return Task.of("${A}")
                .comment("the first")
                .inputPath("$.in")
                .parameters(Json.object("run.$", "$$.Execution.Name", "list", Json.list(1, Json.object("x.$", "$.x"))))
                .timeoutSeconds(30)
                .heartbeatSeconds(10)
                .resultSelector(Json.object("superstep.$", "$.superstep"))
                .resultPath("$.a")
                .outputPath("$.a")
                .retry(
                        Retrier.on("Lambda.ServiceException", "Lambda.TooManyRequestsException")
                                .intervalSeconds(2)
                                .maxAttempts(6)
                                .maxDelaySeconds(60)
                                .fullJitter(),
                        Retrier.on("States.ALL").backoffRate("1.5").maxAttempts(0))
                .catching(
                        Catcher.on("Boom").resultPath("$.error").next("failed"),
                        Catcher.on("States.ALL").resultPath(null).next("done"))
                .next("after A");
    }

    private static Choice choice() {
        return Choice.when(Condition.stringEquals("$.goto[0]", "B"), "B + C")
                .orWhen(Condition.all(List.of(Condition.isTrue("$.has.B"), Condition.isTrue("$.has.C"))), "B + C")
                .orWhen(
                        Condition.any(List.of(
                                Condition.not(new Condition.StringMatches("$.s", "x*")),
                                new Condition.Is("$.n", Condition.Kind.NULL, false),
                                Condition.compare("$.n", Comparison.NUMERIC_GREATER_THAN_EQUALS, 3),
                                Condition.compare("$.t", Comparison.TIMESTAMP_LESS_THAN, "2026-11-01T12:00:00+01:00"))),
                        "each w")
                .orWhen(Condition.isPresent("$.enter"), "approve")
                .orWhen(Condition.comparePath("$.a", Comparison.STRING_LESS_THAN_EQUALS, "$.b"), "done")
                .otherwise("unexpected answer");
    }

    private static Parallel parallel() {
        return Parallel.of(List.of(
                        StateMachine.of("B", Task.of("${B}")).comment("left"),
                        StateMachine.of("C", Task.of("${C}").timeoutSecondsPath("$.limit"))))
                .resultSelector(Json.object("has", Json.object("D.$", "States.ArrayContains($[*].goto[*], 'D')")))
                .next("each w");
    }

    private static MapState map() {
        return MapState.of(StateMachine.of("w", Task.of("${w}")))
                .itemsPath("$.sends.w")
                .itemSelector(Json.object("send.$", "$$.Map.Item.Value"))
                .maxConcurrency(10)
                .catching(Catcher.on("States.ALL").next("failed"))
                .next("approve");
    }

    private static Task approval() {
        return Task.of(Task.LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN)
                .parameters(
                        Json.object("FunctionName", "${approve}", "Payload", Json.object("token.$", "$$.Task.Token")))
                .next("pause");
    }
}
