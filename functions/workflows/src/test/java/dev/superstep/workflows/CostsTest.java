package dev.superstep.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.compiler.cost.Cost;
import dev.superstep.compiler.cost.Costs;
import dev.superstep.compiler.cost.Way;
import dev.superstep.compiler.cost.WorkflowCost;
import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.dynamodblocal.RequestMeter;
import dev.superstep.engine.ApprovalDesk;
import dev.superstep.engine.Closing;
import dev.superstep.engine.EndedExecution;
import dev.superstep.engine.LocalTaskOutcomes;
import dev.superstep.engine.NodeInvoker;
import dev.superstep.graph.Decision;
import dev.superstep.graph.Workflow;
import dev.superstep.graph.core.NodeId;
import dev.superstep.interpreter.ExecutionResult;
import dev.superstep.interpreter.ExecutionStart;
import dev.superstep.interpreter.Interpreter;
import dev.superstep.interpreter.Program;
import dev.superstep.interpreter.ScheduledTime;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.interpreter.TaskTokens;
import dev.superstep.interpreter.WaitListener;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.LargeValues;
import dev.superstep.runner.Approvals;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.runner.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What the build says that runs cost, against runs: as in the cloud, where another function notes how an execution ended. */
class CostsTest {
    private static final RequestMeter METER = new RequestMeter();

    private static DynamoDbLocal server;
    private static DynamoDbClient client;
    private static ScheduledExecutorService alarms;

    @BeforeAll
    static void start() {
        server = DynamoDbLocal.start();
        client = DynamoDbClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(METER))
                .build();
        RunLogTable.create(client, "runs");
        alarms = Executors.newSingleThreadScheduledExecutor();
    }

    @AfterAll
    static void stop() {
        alarms.shutdownNow();
        client.close();
        server.close();
    }

    @Test
    void chains_and_branches_cost_what_is_said() throws Exception {
        assertThat(ran("sequential"))
                .isEqualTo(cost("sequential").paths().getFirst().cost());
        assertThat(ran("parallel"))
                .isEqualTo(cost("parallel").paths().getFirst().cost());
        assertThat(ran("recovery"))
                .isEqualTo(path("recovery", "resilient_processing").cost());
    }

    @Test
    void a_round_of_a_loop_costs_what_is_said() throws Exception {
        WorkflowCost loop = cost("loop");
        Cost round = loop.rounds().getFirst().cost();
        Cost once = loop.paths().getFirst().cost();
        Cost ran = ran("loop");
        long rounds = (ran.transitions() - once.transitions()) / round.transitions();

        assertThat(rounds).isPositive();
        assertThat(ran).isEqualTo(once.plus(round.times(rounds)));
    }

    @Test
    void a_decision_costs_what_is_said() throws Exception {
        assertThat(ran("routing", Json.object("user_input", "premium plan")))
                .isEqualTo(
                        path("routing", "classify_user", "premium_processing").cost());
        assertThat(ran("routing"))
                .isEqualTo(path("routing", "classify_user", "admin_processing", "approval_check")
                        .cost());
    }

    @Test
    void a_send_costs_what_is_said() throws Exception {
        Way way = cost("news").paths().getLast();
        assertThat(way.sends()).extracting(Way.EachSend::to).containsExactly("fetch_source", "summarize_article");
        Cost said = way.cost()
                .plus(way.sends().getFirst().cost().times(3))
                .plus(way.sends().getLast().cost().times(9));

        Cost ran = ran("news");

        assertThat(ran.transitions()).isEqualTo(said.transitions());
        assertThat(ran.invocations()).isEqualTo(said.invocations());
        assertThat(ran.readUnits()).as("items of more than a unit").isGreaterThanOrEqualTo(said.readUnits());
        assertThat(ran.writeUnits()).as("items of more than a unit").isGreaterThanOrEqualTo(said.writeUnits());
    }

    private static WorkflowCost cost(String workflow) {
        return Costs.of(compiled(Workflows.named(workflow)));
    }

    private static Way path(String workflow, String... supersteps) {
        return cost(workflow).paths().stream()
                .filter(way -> way.supersteps().equals(List.of(supersteps)))
                .findFirst()
                .orElseThrow();
    }

    private static Compiled compiled(Workflow<?> workflow) {
        return Compiler.compile(workflow.graph().definition(workflow.name(), new JacksonRecordMapper()));
    }

    private static Cost ran(String workflow) throws IOException {
        return ran(workflow, Json.parseObject(Files.readString(Path.of("../../events", workflow + ".json"))));
    }

    /** What a run took that was recorded first, as the API does, and in which somebody decides at once. */
    private static Cost ran(String name, Map<String, Object> input) {
        Workflow<?> workflow = Workflows.named(name);
        Compiled compiled = compiled(workflow);
        InstantSource clock = InstantSource.system();
        RunLog log = new DynamoDbRunLog(client, "runs", LargeValues.none("superstep.bucket"));
        Runner runner = new Runner(
                workflow.graph().program(name, Nodes::instance, new JacksonRecordMapper()),
                log,
                clock,
                Runner.Settings.keeping(Duration.ofDays(1)));
        TaskTokens tokens = new TaskTokens(new Random(1));
        ApprovalDesk desk = new ApprovalDesk(log, new Approvals(log, new LocalTaskOutcomes(tokens), clock));
        AtomicLong invocations = new AtomicLong();
        NodeInvoker nodes = new NodeInvoker(compiled, runner);
        TaskInvoker counting = call -> {
            invocations.incrementAndGet();
            return nodes.invoke(call);
        };
        String execution = name + "-" + input.hashCode();
        WaitListener decide = new WaitListener() {
            @Override
            public void waits() {
                var unused = desk.decide(
                        new RunId(name, execution), new NodeId("approval_check"), Decision.approve("Ann", "fine"));
            }
        };
        Interpreter interpreter = new Interpreter(counting, new ScheduledTime(clock, alarms), new Random(1))
                .tokens(tokens)
                .waits(decide);
        METER.reset();
        log.open(runner.headers().of(new RunId(name, execution), "1", input), input);
        Map<String, Object> cursor = Json.object("run", execution, "superstep", 1L, "base", 0L);
        ExecutionResult result =
                interpreter.run(Program.load(compiled.machine()), ExecutionStart.of(name, execution, cursor));
        assertThat(result).isInstanceOf(ExecutionResult.Succeeded.class);
        EndedExecution ended = new EndedExecution(
                execution,
                cursor,
                new EndedExecution.How.Succeeded(((ExecutionResult.Succeeded) result).output()),
                clock.instant());
        assertThat(new Closing(compiled.definition(), log).close(ended)).isPresent();
        return new Cost(
                result.usage().transitions(),
                invocations.get() + 1,
                units("Query", "GetItem"),
                units("PutItem", "UpdateItem"));
    }

    private static long units(String... operations) {
        return List.of(operations).stream()
                .mapToLong(operation -> Math.round(METER.units(operation)))
                .sum();
    }
}
