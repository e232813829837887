package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.engine.LocalEngine;
import dev.superstep.engine.RunReport;
import dev.superstep.graph.Node;
import dev.superstep.graph.Recoverable;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.Program;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.LargeValues;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.runner.Runner;
import dev.superstep.testkit.FakeOpenAi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
        alarms = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().factory());
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
        Program program =
                workflow.graph().program(workflow.name(), WorkflowsInLambdaIT::elsewhere, new JacksonRecordMapper());
        Compiled compiled = Compiler.compile(program.definition());
        InstantSource clock = InstantSource.system();
        DynamoDbRunLog log = new DynamoDbRunLog(client, TABLE, LargeValues.none("superstep.bucket"));
        Runner runner = new Runner(program, log, clock, Runner.Settings.keeping(Duration.ofDays(1)));
        Map<String, Object> input = unattended(workflow);

        try (Functions functions = new Functions(compiled, binary, folder, environment())) {
            Interpreter interpreter = new Interpreter(functions, new ScheduledTime(clock, alarms), new Random(1));
            LocalEngine engine = new LocalEngine(compiled, runner, interpreter, log, clock);
            engine.open("native", "1", input);

            RunReport report = engine.execute("native");

            assertThat(report.header().status()).as("%s", report).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(report.supersteps())
                    .isNotEmpty()
                    .allSatisfy(superstep -> assertThat(superstep.tasks())
                            .allMatch(task -> task.delta().isPresent()));
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

    /** The sample, or what needs nobody to decide, for nobody is there. */
    private static Map<String, Object> unattended(Workflow<?> workflow) throws IOException {
        return workflow.name().equals("routing")
                ? Json.object("user_input", "premium plan")
                : Json.parseObject(Files.readString(Path.of("../../events", workflow.name() + ".json")));
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
