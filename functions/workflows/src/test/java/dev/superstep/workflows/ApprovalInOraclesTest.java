package dev.superstep.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.asl.AslWriter;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.compiler.Function;
import dev.superstep.engine.ApprovalDesk;
import dev.superstep.graph.Decision;
import dev.superstep.graph.Node;
import dev.superstep.graph.core.Channels;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.json.Json;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.TaskId;
import dev.superstep.runner.Approvals;
import dev.superstep.runner.AttemptFailure;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.runner.Runner;
import dev.superstep.runner.TaskOutcomes;
import dev.superstep.testkit.FunctionError;
import dev.superstep.testkit.LambdaInvokeServer;
import dev.superstep.testkit.Oracle;
import dev.superstep.workflows.routing.RoutingWorkflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The approval of {@code routing} in the interpreters that are not ours: {@code -Dsuperstep.oracles}. */
@Timeout(120)
@EnabledIfSystemProperty(named = "superstep.oracles", matches = ".*")
class ApprovalInOraclesTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:";
    private static final NodeId CHECK = new NodeId("approval_check");
    private static final RunId RUN = new RunId("routing", "approved");

    private final RunLog log = new InMemoryRunLog();
    private final AtomicLong invocations = new AtomicLong();

    @ParameterizedTest
    @EnumSource
    void a_run_waits_for_its_token_and_goes_on_with_what_was_decided(Oracle.Kind kind) throws Exception {
        Program program = new RoutingWorkflow()
                .graph()
                .program("routing", ApprovalInOraclesTest::node, new JacksonRecordMapper());
        Compiled compiled = Compiler.compile(program.definition());
        try (LambdaInvokeServer lambda = LambdaInvokeServer.start();
                Oracle oracle = Oracle.start(kind, lambda.uri())) {
            TaskOutcomes outcomes = token -> succeed(oracle.api(), token);
            Runner runner = new Runner(
                    program, log, InstantSource.system(), Runner.Settings.keeping(Duration.ofDays(1)), outcomes);
            String definition = AslWriter.compact(compiled.machine());
            for (Function function : compiled.functions()) {
                definition = definition.replace(function.resource(), ARN + function.placeholder());
                lambda.serve(function.placeholder(), event -> invoke(runner, function.node(), event));
            }

            CompletableFuture<Oracle.Execution> run = oracle.run(definition, "{\"user_input\": \"admin\"}", RUN.run());
            awaitToken(run);
            new ApprovalDesk(log, new Approvals(log, outcomes, InstantSource.system()))
                    .decide(RUN, CHECK, Decision.approve("Ann", "fine"));

            assertThat(run.get(60, TimeUnit.SECONDS))
                    .extracting(Oracle.Execution::status, Oracle.Execution::states)
                    .containsExactly(
                            "SUCCEEDED",
                            java.util.List.of(
                                    "classify_user",
                                    "after classify_user",
                                    "admin_processing",
                                    "ask approval_check",
                                    "approval_check"));
        }
        assertThat(log.before(RUN, 4, 0)
                        .orElseThrow()
                        .fold(new Channels(program.definition().channels())))
                .containsEntry("result", "APPROVED: Admin processing: admin - Full access granted");
    }

    private void awaitToken(CompletableFuture<Oracle.Execution> run) throws InterruptedException {
        Optional<RunHeader> header = log.header(RUN);
        while (header.isEmpty()
                || log.tokens(header.get().run(), 3, TaskId.of(CHECK)).isEmpty()) {
            assertThat(run).isNotDone();
            TimeUnit.MILLISECONDS.sleep(10);
            header = log.header(RUN);
        }
    }

    private String invoke(Runner runner, NodeId node, String event) throws FunctionError {
        try {
            return Json.print(runner.run(node, Json.parse(event), "attempt-" + invocations.incrementAndGet()));
        } catch (AttemptFailure failure) {
            throw new FunctionError(failure.type().errorName(), failure.json());
        }
    }

    private static boolean succeed(URI api, String token) {
        HttpRequest request = HttpRequest.newBuilder(api)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AWSStepFunctions.SendTaskSuccess")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=none/20261101/us-east-1/states/aws4_request, SignedHeaders=host, Signature=none")
                .POST(HttpRequest.BodyPublishers.ofString(Json.print(Json.object("taskToken", token, "output", "{}"))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Node<?, ?> node(Class<? extends Node<?, ?>> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
