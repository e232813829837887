package dev.superstep.docs;

import dev.superstep.api.rest.ProblemCode;
import dev.superstep.asl.AslException;
import dev.superstep.asl.AslProblem;
import dev.superstep.asl.AslReader;
import dev.superstep.engine.EngineException;
import dev.superstep.graph.Decision;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Problem;
import dev.superstep.json.Json;
import dev.superstep.json.JsonException;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import dev.superstep.sources.SourceException;
import dev.superstep.sources.Sources;
import dev.superstep.states.StatesException;
import dev.superstep.workflows.model.ModelException;
import dev.superstep.workflows.model.ModelUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A message for every code that can be provoked here, by the sections of {@code docs/errors.md}. */
final class Samples {
    private Samples() {}

    static Map<String, Map<String, String>> all() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        all.put("Graphs", graphs());
        all.put("Runs", RunSamples.all());
        all.put("The run log", runLog());
        all.put("The engine", engine());
        all.put(
                "Step Functions",
                Map.of(
                        "ENGINE_SETUP",
                        String.valueOf(StatesException.noEngine("lambda").getMessage())));
        all.put("Models", models());
        all.put("Sources", sources());
        all.put("The API", api());
        all.put("State machines", stateMachines());
        all.put("JSON", json());
        return all;
    }

    private static Map<String, String> graphs() {
        Map<String, String> samples = new LinkedHashMap<>();
        Map<String, String> entries = Pages.entries("Graphs");
        for (Problem.Code code : Problem.Code.values()) {
            String entry = entries.get(code.name());
            samples.put(code.name(), GraphSamples.problem(code, entry).message());
        }
        return samples;
    }

    private static Map<String, String> runLog() {
        RunId id = new RunId("loop", "monday");
        RunHeader wanted = RunHeader.running(
                new Run(id, "2026-11-02T08:00:00Z", Instant.EPOCH),
                Map.of("query", "a"),
                "1f2e3d4c5b6a7980",
                Instant.EPOCH);
        RuntimeException closed = new IllegalStateException("the connection was closed");
        RuntimeException noTable = new IllegalStateException("there is no table superstep-runs");
        Map<String, String> samples = new LinkedHashMap<>();
        Stream.of(
                        RunLogException.runNameReused(wanted, "2026-11-02T08:00:00Z", "0123456789abcdef"),
                        RunLogException.unknownRun(id),
                        RunLogException.gap(id, "superstep 3 is missing"),
                        RunLogException.inputMissing(id),
                        RunLogException.graphChanged(id, "gone: search -> rate; new: search -> judge"),
                        RunLogException.itemTooLarge(id, "the update of node \"search\"", 700_000),
                        RunLogException.valueTooLarge(id, "the input", 60_000_000),
                        RunLogException.questionTooLarge(id, new NodeId("approve"), 70_000),
                        RunLogException.malformedItem("loop/monday", "00000002=search", "version 9", closed),
                        RunLogException.badCursor("x"),
                        RunLogException.unavailable("PutItem", closed),
                        RunLogException.refused("PutItem", noTable))
                .forEach(e -> samples.put(e.code().name(), String.valueOf(e.getMessage())));
        return samples;
    }

    private static Map<String, String> engine() {
        RunId id = new RunId("loop", "monday");
        Instant ended = Instant.parse("2026-11-01T08:00:00Z");
        RunHeader running =
                RunHeader.running(new Run(id, "1", Instant.EPOCH), Map.of(), "1f2e3d4c5b6a7980", Instant.EPOCH);
        RunHeader succeeded = running.ended(RunEnd.succeeded(4, ended));
        Map<String, String> samples = new LinkedHashMap<>();
        Stream.of(
                        EngineException.stillRunning(running, "erased"),
                        EngineException.alreadyEnded(succeeded),
                        EngineException.nothingToRedrive(succeeded),
                        EngineException.resumedElsewhere(id),
                        EngineException.eraseTooSoon(id, ended, Duration.ofMinutes(15)),
                        EngineException.notAsked(id, new NodeId("approve")),
                        EngineException.alreadyDecided(
                                id,
                                new NodeId("approve"),
                                Decision.deny("Ann", "too dear").at(ended)),
                        EngineException.deadlinePassed(id, new NodeId("approve"), ended),
                        EngineException.forkOutOfRange(id, 9, 1, 5),
                        EngineException.forkUnknownChannel(id, List.of("qualty")))
                .forEach(e -> samples.put(e.code().name(), String.valueOf(e.getMessage())));
        return samples;
    }

    private static Map<String, String> models() {
        Map<String, String> samples = new LinkedHashMap<>();
        Stream.of(
                        ModelException.missingKey("https://api.openai.com/v1/"),
                        ModelException.refused(401, "{\"error\": {\"message\": \"Invalid API key\"}}"),
                        new ModelUnavailableException("status 429, {\"error\": {}}", Duration.ofSeconds(20)),
                        ModelException.answer("model \"gemma2-9b-it\" answered without text"))
                .forEach(e -> samples.put(e.code(), String.valueOf(e.getMessage())));
        return samples;
    }

    /** Those that need no network. */
    private static Map<String, String> sources() {
        return Map.of(
                "BAD_SOURCE", failure("ftp://example.org/feed.xml"),
                "ADDRESS_REFUSED", failure("http://127.0.0.1/feed.xml"));
    }

    private static String failure(String source) {
        try {
            return String.valueOf(Sources.standard().feed(source));
        } catch (SourceException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> api() {
        Map<String, String> samples = new LinkedHashMap<>();
        for (ProblemCode code : ProblemCode.values()) {
            samples.put(code.name(), code.status() + " " + code.title());
        }
        return samples;
    }

    private static Map<String, String> stateMachines() {
        Map<String, String> samples = new LinkedHashMap<>();
        Stream.of(
                        "no JSON",
                        machine("'A': {'Type': 'Pass', 'Nxt': 'B', 'End': true}"),
                        machine("'A': {'Type': 'Task', 'End': true}"),
                        machine("'A': {'Type': 'Wait', 'Seconds': 1, 'SecondsPath': '$.s', 'End': true}"),
                        machine("'A': {'Type': 'Pass', 'Comment': 1, 'End': true}"),
                        machine("'A': {'Type': 'Past', 'End': true}"),
                        machine("'A': {'Type': 'Pass', 'InputPath': 'x', 'End': true}"),
                        machine("'A': {'Type': 'Task', 'Resource': '${f}', 'End': true,"
                                + " 'Retry': [{'ErrorEquals': ['States.Oops']}]}"),
                        machine("'A': {'Type': 'Pass', 'Assign': {}, 'End': true}"),
                        machine("'A': {'Type': 'Choice', 'Choices': []}"),
                        machine("'A': {'Type': 'Pass', 'Next': ''}, '': {'Type': 'Succeed'}"),
                        machine("'A': {'Type': 'Parallel', 'End': true, 'Branches': [{'StartAt': 'A', 'States':"
                                + " {'A': {'Type': 'Succeed'}}}]}"),
                        machine("'A': {'Type': 'Pass', 'Next': 'B'}"),
                        machine("'A': {'Type': 'Succeed'}, 'B': {'Type': 'Succeed'}"),
                        machine("'A': {'Type': 'Pass', 'Next': 'A'}"),
                        machine("'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke.waitForTaskToken',"
                                + " 'Parameters': {'FunctionName': 'f'}, 'End': true}"))
                .flatMap(definition -> problems(definition).stream())
                .forEach(problem -> samples.putIfAbsent(problem.code().name(), problem.toString()));
        return samples;
    }

    private static String machine(String states) {
        return "{'StartAt': 'A', 'States': {%s}}".formatted(states).replace('\'', '"');
    }

    private static List<AslProblem> problems(String definition) {
        try {
            AslReader.read(definition);
            throw new IllegalStateException("nothing is wrong with " + definition);
        } catch (AslException e) {
            return e.problems();
        }
    }

    private static Map<String, String> json() {
        Map<String, String> samples = new LinkedHashMap<>();
        Stream.<Runnable>of(
                        () -> Json.parse("{\"a\": tru}"),
                        () -> Json.parse("{\"a\": 1, \"a\": 2}"),
                        () -> Json.parse("{} {}"),
                        () -> Json.parse("[".repeat(Json.MAX_DEPTH + 1)),
                        () -> Json.parse("1".repeat(5_000)),
                        () -> Json.parseObject("[1]"),
                        () -> Json.print(new NodeId("a")))
                .map(Samples::refusal)
                .forEach(e -> samples.put(e.code().name(), String.valueOf(e.getMessage())));
        return samples;
    }

    private static JsonException refusal(Runnable attempt) {
        try {
            attempt.run();
            throw new IllegalStateException("nothing was refused");
        } catch (JsonException e) {
            return e;
        }
    }
}
