package dev.superstep.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.NodeInvoker;
import dev.superstep.graph.Decision;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.json.Json;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.runner.Runner;
import dev.superstep.testing.LocalRun;
import dev.superstep.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in events/: decoded, and run where it starts something. */
class EventsTest {
    private static final Path FOLDER = Path.of("../../events");
    private static final String FIRST = "lambda/first-superstep.json";
    private static final String CURSOR = "lambda/cursor.json";
    private static final String HTTP = "http/start-run.json";
    private static final String DECIDE = "http/decide-approval.json";

    /** Read by the test of what closes runs, in functions/nodes. */
    private static final String ENDED = "lambda/execution-ended.json";

    private static final String LOCAL = "local.json";

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-01T08:00:00Z"));

    private final RunLog log = new InMemoryRunLog();
    private final Program loop =
            Workflows.named("loop").graph().program("loop", Nodes::instance, new JacksonRecordMapper());
    private final Runner runner = new Runner(loop, log, CLOCK, Runner.Settings.keeping(Duration.ofDays(1)));

    static List<Workflow<?>> workflows() {
        return Workflows.all();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void the_sample_of_each_workflow_runs_to_its_end(Workflow<?> workflow) throws IOException {
        assertThat(Nodes.run(workflow).run(read(workflow.name() + ".json")).status())
                .isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void the_events_of_functions_are_what_the_state_machine_sends() throws IOException {
        List<Object> sent = new ArrayList<>();
        Compiled compiled = Compiler.compile(loop.definition());
        NodeInvoker nodes = new NodeInvoker(compiled, runner);
        TaskInvoker recording = call -> {
            sent.add(call.payload());
            return nodes.invoke(call);
        };
        try (ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor()) {
            Interpreter interpreter = new Interpreter(recording, new ScheduledTime(CLOCK, alarms), new Random(0));
            new LocalEngine(compiled, runner, interpreter, log, CLOCK).executeByHand("sample-run", read("loop.json"));
            alarms.shutdownNow(); // or its end waits for the tasks' time limits
        }

        assertAll(
                () -> Golden.at(FOLDER + "/" + FIRST).assertEquals(Json.pretty(sent.get(0)) + "\n"),
                () -> Golden.at(FOLDER + "/" + CURSOR).assertEquals(Json.pretty(sent.get(1)) + "\n"));
    }

    @Test
    void the_events_of_functions_run_one_after_the_other() throws IOException {
        Map<String, Object> found = runner.run(new NodeId("search_information"), read(FIRST), "1");
        Map<String, Object> judged = runner.run(new NodeId("evaluate_quality"), read(CURSOR), "2");

        assertThat(found).containsEntry("run", "sample-run").containsEntry("superstep", 2L);
        assertThat(judged).containsEntry("goto", List.of("refine_query")).containsEntry("superstep", 3L);
    }

    @Test
    void the_request_starts_the_sample_of_its_workflow() throws IOException {
        Map<String, Object> request = read(HTTP);
        String body = (String) request.get("body");
        Map<String, Object> http =
                Json.asObject(Json.asObject(request.get("requestContext")).get("http"));

        assertThat(request).containsEntry("version", "2.0").containsEntry("rawPath", http.get("path"));
        assertThat(http).containsEntry("method", "POST").containsEntry("path", "/workflows/parallel/runs");
        assertThat(Json.asObject(request.get("headers"))).containsEntry("content-length", "" + body.length());
        assertThat(Json.parseObject(body)).isEqualTo(read("parallel.json"));
    }

    @Test
    void the_decision_is_of_what_the_sample_of_its_workflow_asks() throws IOException {
        Map<String, Object> request = read(DECIDE);
        String body = (String) request.get("body");
        Map<String, Object> decision = Json.parseObject(body);
        String path = (String) request.get("rawPath");

        assertThat(path).matches("/workflows/routing/runs/[^/]+/approvals/approval_check");
        assertThat(Json.asObject(Json.asObject(request.get("requestContext")).get("http")))
                .containsEntry("method", "POST")
                .containsEntry("path", path);
        assertThat(Json.asObject(request.get("headers"))).containsEntry("content-length", "" + body.length());
        assertThat(LocalRun.of(Workflows.named("routing"))
                        .deciding(
                                path.substring(path.lastIndexOf('/') + 1),
                                new Decision(
                                        Decision.Verdict.valueOf((String) decision.get("decision")),
                                        (String) decision.get("comment"),
                                        (String) decision.get("decided_by"),
                                        Instant.EPOCH))
                        .run(read("routing.json"))
                        .values())
                .containsEntry("result", "APPROVED: Admin processing: Admin: reset the cluster - Full access granted");
    }

    @Test
    void the_variables_for_sam_are_for_every_function_and_texts() throws IOException {
        Map<String, Object> local = read(LOCAL);

        assertThat(local).containsOnlyKeys("Parameters");
        assertThat(Json.asObject(local.get("Parameters")))
                .containsEntry("SUPERSTEP_TABLE", "superstep")
                .containsKey("QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE")
                .allSatisfy((name, value) -> assertThat(value).isInstanceOf(String.class));
    }

    @Test
    void no_file_is_left_out_of_these_tests() throws IOException {
        List<String> known = Stream.concat(
                        Workflows.all().stream().map(workflow -> workflow.name() + ".json"),
                        Stream.of(FIRST, CURSOR, HTTP, DECIDE, ENDED, LOCAL, "README.md"))
                .toList();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> FOLDER.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    private static Map<String, Object> read(String file) throws IOException {
        return Json.parseObject(Files.readAllBytes(FOLDER.resolve(file)));
    }
}
