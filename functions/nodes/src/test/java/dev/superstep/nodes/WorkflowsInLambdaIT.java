package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.engine.ApprovalDesk;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.LocalTaskOutcomes;
import dev.superstep.engine.RunReport;
import dev.superstep.graph.Decision;
import dev.superstep.graph.Node;
import dev.superstep.graph.Recoverable;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.Program;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.interpreter.TaskFailure;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.interpreter.TaskTokens;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.Waiting;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.LargeValues;
import dev.superstep.runner.Approvals;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.runner.Runner;
import dev.superstep.testkit.FakeOpenAi;
import dev.superstep.testkit.WebSite;
import dev.superstep.workflows.blog.BlogWorkflow;
import dev.superstep.workflows.news.NewsWorkflow;
import dev.superstep.workflows.recovery.RecoveryWorkflow;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Whole runs of every workflow: its state machine interpreted, each node the packaged artifact in a Lambda emulator of its
 * own, the log on DynamoDB Local.
 */
class WorkflowsInLambdaIT {
    private static final String TABLE = "runs";

    @TempDir
    static Path folder;

    private static DynamoDbLocal dynamoDb;
    private static FakeOpenAi model;
    private static DynamoDbClient client;
    private static ScheduledExecutorService alarms;
    private static Path binary;

    @BeforeAll
    static void start() throws Exception {
        binary = Path.of(System.getProperty("lambda.emulator"));
        assumeThat(Files.isExecutable(binary))
                .as("there is an emulator at %s; tools/lambda-emulator fetches it", binary)
                .isTrue();
        dynamoDb = DynamoDbLocal.start();
        model = FakeOpenAi.start();
        client = DynamoDbClient.builder()
                .endpointOverride(dynamoDb.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
        RunLogTable.create(client, TABLE);
        alarms =
                Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());
    }

    @AfterAll
    static void stop() {
        if (dynamoDb != null) {
            alarms.shutdownNow();
            client.close();
            dynamoDb.close();
            model.close();
        }
    }

    @SuppressWarnings("rawtypes") // a service is looked up by its class
    static Stream<Workflow> workflows() {
        return ServiceLoader.load(Workflow.class).stream().map(ServiceLoader.Provider::get);
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_sample_runs_to_its_end(Workflow<?> workflow) throws Exception {
        Map<String, Object> input = sample(workflow.name());

        RunReport report = run(workflow, "sample", input, Map.of(), invoker -> invoker);

        assertThat(report.header().status()).as("%s", report).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(report.supersteps())
                .isNotEmpty()
                .allSatisfy(superstep -> assertThat(superstep.tasks())
                        .allMatch(task -> task.delta().isPresent()));
    }

    @Test
    void what_fails_each_time_falls_back_as_its_annotations_say() throws Exception {
        RunReport report = run(
                new RecoveryWorkflow(),
                "failing",
                Json.object("input_data", "job", "max_retries", 1L),
                Map.of("SUPERSTEP_RECOVERY_FAILURE_RATE", "1"),
                invoker -> invoker);

        assertThat(report.state())
                .containsEntry("final_result", "Fallback result for: job")
                .containsEntry("last_error", "Processing temporarily unavailable")
                .containsEntry("error_count", 2L);
    }

    @Test
    void a_function_that_dies_falls_back_in_an_invocation_of_its_own() throws Exception {
        RunReport report = run(
                new RecoveryWorkflow(),
                "dying",
                Json.object("input_data", "job", "max_retries", 0L),
                Map.of("SUPERSTEP_RECOVERY_FAILURE_RATE", "0"),
                invoker -> call -> {
                    if (call.state().equals("resilient_processing")) {
                        throw new TaskFailure("Lambda.Unknown", "its process ended");
                    }
                    return invoker.invoke(call);
                });

        assertThat(report.state()).containsEntry("final_result", "Fallback result for: job");
    }

    @Test
    void a_model_that_stays_away_is_fallen_back_from() throws Exception {
        model.model(prompt -> {
            if (prompt.contains("Airline")) {
                throw new IllegalStateException("the connection is cut");
            }
            return FakeOpenAi.seedAnswer(prompt);
        });
        try {
            RunReport report = run(
                    new NewsWorkflow(),
                    "modelless",
                    Json.object("sources", List.of("ai-wire")),
                    Map.of(),
                    invoker -> invoker);

            assertThat(report.header().status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(Json.print(report.state().get("notes"))).contains("the model gave no answer in time");
        } finally {
            model.reset();
        }
    }

    @Test
    void pages_are_read_whatever_their_character_set() throws Exception {
        try (WebSite site = WebSite.open()) {
            site.with("/russian", page("windows-1251", "Графы состояний"));
            site.with("/japanese", page("Shift_JIS", "状態グラフ"));
            RunReport report = run(
                    new BlogWorkflow(),
                    "character-sets",
                    Json.object(
                            "topic", "State graphs", "sources", List.of(site.url("/russian"), site.url("/japanese"))),
                    Map.of("SUPERSTEP_SOURCES_ALLOWED_NETWORKS", "127.0.0.1/32"),
                    invoker -> invoker);

            assertThat((String) report.state().get("research_data")).contains("Графы состояний", "状態グラフ");
        }
    }

    private static WebSite.Page page(String characterSet, String title) {
        String text = """
                <html><head><meta charset=%s><title>%s</title></head>
                <body><p>A state graph says which steps a process takes, and in which order.</p></body></html>
                """.formatted(characterSet, title);
        byte[] body = text.getBytes(Charset.forName(characterSet));
        return request -> {
            request.getResponseHeaders().set("Content-Type", "text/html");
            WebSite.send(request, 200, body);
        };
    }

    /** Runs a workflow, whose approvals Ann gives as soon as they are asked for. */
    private static RunReport run(
            Workflow<?> workflow,
            String name,
            Map<String, Object> input,
            Map<String, String> environment,
            UnaryOperator<TaskInvoker> fault)
            throws Exception {
        Program program =
                workflow.graph().program(workflow.name(), WorkflowsInLambdaIT::elsewhere, new JacksonRecordMapper());
        Compiled compiled = Compiler.compile(program.definition());
        InstantSource clock = InstantSource.system();
        RunLog log = new DynamoDbRunLog(client, TABLE, LargeValues.none("superstep.bucket"));
        TaskTokens tokens = new TaskTokens(new Random(1));
        ApprovalDesk desk = new ApprovalDesk(log, new Approvals(log, new LocalTaskOutcomes(tokens), clock));
        Runner runner = new Runner(program, log, clock, Runner.Settings.keeping(Duration.ofDays(1)));
        Map<String, String> all = new TreeMap<>(environment());
        all.putAll(environment);
        Path home = folder.resolve(name);
        ScheduledFuture<?> ann = alarms.scheduleWithFixedDelay(() -> approve(desk), 50, 50, TimeUnit.MILLISECONDS);
        try (Functions functions = new Functions(compiled, binary, home, all)) {
            Interpreter interpreter = new Interpreter(
                            fault.apply(functions), new ScheduledTime(clock, alarms), new Random(1))
                    .tokens(tokens);
            LocalEngine engine = new LocalEngine(compiled, runner, interpreter, log, clock);
            engine.open(name, "1", input);
            return engine.execute(name);
        } finally {
            ann.cancel(false);
        }
    }

    private static void approve(ApprovalDesk desk) {
        for (Waiting.OfRun waiting : desk.waiting(10, null).inquiries()) {
            var unused = desk.decide(waiting.run(), waiting.inquiry().task().node(), Decision.approve("Ann", "fine"));
        }
    }

    /** Stands for a node here, where only functions run nodes. */
    private static Node<?, ?> elsewhere(Class<? extends Node<?, ?>> type) {
        return Recoverable.class.isAssignableFrom(type) ? new RecoverableElsewhere() : in -> beside();
    }

    private record RecoverableElsewhere() implements Recoverable<Record, Record> {
        @Override
        public Record run(Record in) {
            return beside();
        }

        @Override
        public Record fallback(Record in) {
            return beside();
        }
    }

    private static Record beside() {
        throw new IllegalStateException("a node was run beside its function");
    }

    private static Map<String, Object> sample(String workflow) throws IOException {
        return Json.parseObject(Files.readString(Path.of("../../events", workflow + ".json")));
    }

    private static Map<String, String> environment() {
        return Map.of(
                "QUARKUS_LANGCHAIN4J_OPENAI_BASE_URL",
                model.url().toString(),
                "SUPERSTEP_TABLE",
                TABLE,
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
                dynamoDb.endpoint().toString(),
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local");
    }
}
