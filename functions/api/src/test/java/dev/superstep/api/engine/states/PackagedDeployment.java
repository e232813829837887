package dev.superstep.api.engine.states;

import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.compiler.Function;
import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.graph.Workflow;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.s3local.S3Local;
import dev.superstep.testkit.FakeOpenAi;
import dev.superstep.testkit.LambdaInvokeServer;
import dev.superstep.testkit.Oracle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * A deployment without AWS: a Step Functions API whose tasks call the packaged nodes, each in a Lambda emulator, with the run log on
 * DynamoDB Local, large values in an S3 in memory, and a model that answers by rote; and the packaged function that notes the ends of runs, which is told of
 * them as by EventBridge.
 */
public final class PackagedDeployment implements AutoCloseable {
    private static final String ACCOUNT = "123456789012";
    static final String REGION = "us-east-1";

    /** DynamoDB Local has tables for each key and region. */
    static final String KEY = "local";

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final DynamoDbLocal dynamoDb;
    private final S3Local s3;
    private final FakeOpenAi model;
    private final Oracle states;
    private final PackagedFunctions functions;

    private PackagedDeployment() throws IOException {
        dynamoDb = begun(DynamoDbLocal.start());
        s3 = begun(S3Local.start(bucket()));
        model = begun(FakeOpenAi.start());
        LambdaInvokeServer lambda = begun(LambdaInvokeServer.start());
        states = begun(Oracle.start(Oracle.Kind.MOTO, lambda.uri()));
        functions = begun(new PackagedFunctions(environment()));
        SfnClient client = begun(client(states.api()));
        for (Workflow<?> workflow : workflows()) {
            deploy(workflow, lambda, client);
        }
        begun(new EndedExecutions(client, functions.of(Map.of("SUPERSTEP_NODE", "__close__"))));
    }

    /** Deploys all workflows. */
    public static PackagedDeployment start() {
        try {
            return new PackagedDeployment();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T extends AutoCloseable> T begun(T part) {
        parts.addFirst(part);
        return part;
    }

    /** What every function is told, the API too. */
    public Map<String, String> environment() {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("SUPERSTEP_TABLE", table()),
                Map.entry("SUPERSTEP_BUCKET", bucket()),
                Map.entry("SUPERSTEP_STATE_MACHINES", StepFunctionsResource.MACHINES),
                Map.entry("QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE", dynamoDb().toString()),
                Map.entry("QUARKUS_S3_ENDPOINT_OVERRIDE", s3().toString()),
                Map.entry("QUARKUS_S3_PATH_STYLE_ACCESS", "true"),
                Map.entry("QUARKUS_S3_CHUNKED_ENCODING", "false"),
                Map.entry("AWS_REQUEST_CHECKSUM_CALCULATION", "when_required"),
                Map.entry("AWS_ENDPOINT_URL_SFN", stepFunctions().toString()),
                Map.entry("QUARKUS_LANGCHAIN4J_OPENAI_BASE_URL", model.url().toString()),
                Map.entry("AWS_REGION", REGION),
                Map.entry("AWS_ACCESS_KEY_ID", KEY),
                Map.entry("AWS_SECRET_ACCESS_KEY", KEY)));
    }

    /** For values that are too large for the table. */
    String bucket() {
        return "values";
    }

    URI s3() {
        return s3.endpoint();
    }

    /** The table of the runs, which the API creates. */
    String table() {
        return "packaged";
    }

    URI dynamoDb() {
        return dynamoDb.endpoint();
    }

    URI stepFunctions() {
        return states.api();
    }

    /** What answers the nodes of {@code blog} and {@code news}. */
    FakeOpenAi model() {
        return model;
    }

    /** Calls the function that sweeps, as its schedule does. */
    String sweep() throws Exception {
        return functions.of(Map.of("SUPERSTEP_NODE", "__sweep__")).invoke("{}");
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // a service is looked up by its class
    private static Iterable<Workflow<?>> workflows() {
        return (Iterable) ServiceLoader.load(Workflow.class);
    }

    private void deploy(Workflow<?> workflow, LambdaInvokeServer lambda, SfnClient client) {
        Compiled compiled = Compiler.compile(workflow.graph().definition(workflow.name(), new JacksonRecordMapper()));
        String definition = compiled.asl();
        for (Function function : compiled.functions()) {
            String name = function.placeholder();
            definition = definition.replace(
                    function.resource(), "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:" + name);
            PackagedFunctions.One packaged = functions.of(Map.of(
                    "SUPERSTEP_WORKFLOW", workflow.name(),
                    "SUPERSTEP_NODE", function.node().value()));
            lambda.serve(name, packaged::invoke);
        }
        String complete = definition;
        client.createStateMachine(request ->
                request.name(workflow.name()).definition(complete).roleArn("arn:aws:iam::" + ACCOUNT + ":role/states"));
    }

    private static SfnClient client(URI api) {
        return SfnClient.builder()
                .endpointOverride(api)
                .region(Region.of(REGION))
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)))
                .build();
    }

    @Override
    public void close() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot stop " + part, e);
            }
        }
    }
}
