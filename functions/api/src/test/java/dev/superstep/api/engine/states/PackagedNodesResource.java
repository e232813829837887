package dev.superstep.api.engine.states;

import dev.superstep.testkit.FakeOpenAi;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The API in this process, on a {@link PackagedDeployment}. */
public final class PackagedNodesResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable PackagedDeployment deployment;

    @Override
    public Map<String, String> start() {
        deployment = PackagedDeployment.start();
        Map<String, String> settings = new LinkedHashMap<>(StepFunctionsResource.settings(deployment.stepFunctions()));
        System.setProperty("aws.requestChecksumCalculation", "when_required");
        settings.put("superstep.table", deployment.table());
        settings.put("superstep.bucket", deployment.bucket());
        settings.put("quarkus.s3.path-style-access", "true");
        settings.put("quarkus.s3.chunked-encoding", "false");
        settings.putAll(client("dynamodb", deployment.dynamoDb()));
        settings.putAll(client("s3", deployment.s3()));
        return settings;
    }

    private static Map<String, String> client(String service, URI endpoint) {
        String client = "quarkus." + service + ".";
        String credentials = client + "aws.credentials.";
        return Map.of(
                client + "endpoint-override", endpoint.toString(),
                client + "aws.region", PackagedDeployment.REGION,
                credentials + "type", "static",
                credentials + "static-provider.access-key-id", PackagedDeployment.KEY,
                credentials + "static-provider.secret-access-key", PackagedDeployment.KEY);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(PackagedNodesResource.class));
    }

    /** Calls the packaged function that sweeps, as its schedule does. */
    public String sweep() throws Exception {
        return Objects.requireNonNull(deployment).sweep();
    }

    /** What answers the nodes of {@code blog} and {@code news}. */
    public FakeOpenAi model() {
        return Objects.requireNonNull(deployment).model();
    }

    @Override
    public void stop() {
        if (deployment != null) {
            deployment.close();
        }
    }
}
