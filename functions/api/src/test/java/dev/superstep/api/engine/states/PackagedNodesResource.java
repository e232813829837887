package dev.superstep.api.engine.states;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.compiler.Function;
import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.graph.Workflow;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.testkit.FakeOpenAi;
import dev.superstep.testkit.LambdaInvokeServer;
import dev.superstep.testkit.Oracle;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * A deployment without AWS: a Step Functions API whose tasks call the packaged nodes, each in a Lambda emulator, with the run log on
 * DynamoDB Local and a model that answers by rote; and the packaged function that notes the ends of runs, which is told of
 * them as by EventBridge.
 */
public final class PackagedNodesResource implements QuarkusTestResourceLifecycleManager {
    private static final String TABLE = "packaged";

    /** DynamoDB Local has tables for each. */
    private static final String KEY = "local";

    private @Nullable DynamoDbLocal dynamoDb;
    private @Nullable FakeOpenAi model;
    private @Nullable LambdaInvokeServer lambda;
    private @Nullable PackagedFunctions functions;
    private @Nullable Oracle oracle;
    private @Nullable SfnClient states;
    private @Nullable EndedExecutions events;

    @Override
    public Map<String, String> start() {
        dynamoDb = DynamoDbLocal.start();
        try {
            model = FakeOpenAi.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lambda = LambdaInvokeServer.start();
        oracle = Oracle.start(Oracle.Kind.MOTO, lambda.uri());
        states = client(oracle.api());
        functions = new PackagedFunctions(environment(dynamoDb.endpoint(), oracle.api(), model.url()));
        for (Workflow<?> workflow : workflows()) {
            deploy(workflow, lambda, functions, states);
        }
        events = new EndedExecutions(states, functions.of(Map.of("SUPERSTEP_NODE", "__close__")));
        Map<String, String> settings = new LinkedHashMap<>(StepFunctionsResource.settings(oracle.api()));
        settings.put("superstep.table", TABLE);
        settings.put("quarkus.dynamodb.endpoint-override", dynamoDb.endpoint().toString());
        settings.put("quarkus.dynamodb.aws.region", "us-east-1");
        settings.put("quarkus.dynamodb.aws.credentials.type", "static");
        settings.put("quarkus.dynamodb.aws.credentials.static-provider.access-key-id", KEY);
        settings.put("quarkus.dynamodb.aws.credentials.static-provider.secret-access-key", KEY);
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(PackagedNodesResource.class));
    }

    /** Calls the packaged function that sweeps, as its schedule does. */
    public String sweep() throws Exception {
        return Objects.requireNonNull(functions)
                .of(Map.of("SUPERSTEP_NODE", "__sweep__"))
                .invoke("{}");
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // a service is looked up by its class
    private static Iterable<Workflow<?>> workflows() {
        return (Iterable) ServiceLoader.load(Workflow.class);
    }

    private static void deploy(
            Workflow<?> workflow, LambdaInvokeServer lambda, PackagedFunctions functions, SfnClient states) {
        Compiled compiled = Compiler.compile(workflow.graph().definition(workflow.name(), new JacksonRecordMapper()));
        String definition = compiled.asl();
        for (Function function : compiled.functions()) {
            definition = definition.replace(
                    function.resource(), "arn:aws:lambda:us-east-1:123456789012:function:" + function.placeholder());
            lambda.serve(
                    function.placeholder(),
                    functions.of(Map.of(
                            "SUPERSTEP_WORKFLOW", workflow.name(),
                            "SUPERSTEP_NODE", function.node().value()))::invoke);
        }
        String complete = definition;
        states.createStateMachine(request ->
                request.name(workflow.name()).definition(complete).roleArn("arn:aws:iam::123456789012:role/states"));
    }

    private static SfnClient client(URI api) {
        return SfnClient.builder()
                .endpointOverride(api)
                .region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
                .build();
    }

    private static Map<String, String> environment(URI dynamoDb, URI states, URI model) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("SUPERSTEP_TABLE", TABLE);
        environment.put("SUPERSTEP_STATE_MACHINES", StepFunctionsResource.MACHINES);
        environment.put("QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE", dynamoDb.toString());
        environment.put("AWS_ENDPOINT_URL_SFN", states.toString());
        environment.put("QUARKUS_LANGCHAIN4J_OPENAI_BASE_URL", model.toString());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", KEY);
        return environment;
    }

    @Override
    public void stop() {
        for (@Nullable
        AutoCloseable part :
                new @Nullable AutoCloseable[] {events, oracle, lambda, functions, states, model, dynamoDb}) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception e) {
                throw new IllegalStateException("cannot stop " + part, e);
            }
        }
    }
}
