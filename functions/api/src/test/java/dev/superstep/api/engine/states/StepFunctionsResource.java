package dev.superstep.api.engine.states;

import dev.superstep.testkit.Oracle;
import dev.superstep.testkit.ReservedPort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Step Functions API that is not ours, whose tasks call the functions that {@link NodesBehindLambda} serves. */
public final class StepFunctionsResource implements QuarkusTestResourceLifecycleManager {
    static final String MACHINES = "arn:aws:states:us-east-1:123456789012:stateMachine:{workflow}";

    private final ReservedPort lambda = new ReservedPort();
    private Oracle oracle;

    @Override
    public Map<String, String> start() {
        oracle = Oracle.start(Oracle.Kind.MOTO, lambda.http());
        Map<String, String> settings = new LinkedHashMap<>(settings(oracle.api()));
        settings.put("superstep.test.lambda-port", String.valueOf(lambda.number()));
        return settings;
    }

    /** The engine, with the Step Functions API that listens at {@code api}; the AWS SDK reads its own settings. */
    static Map<String, String> settings(URI api) {
        System.setProperty("aws.endpointUrlSfn", api.toString());
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "none");
        System.setProperty("aws.secretAccessKey", "none");
        return Map.of(
                "superstep.engine", "step-functions",
                "superstep.state-machines", MACHINES,
                "superstep.states.look-again", "0s",
                "superstep.states.erase-grace", "0s");
    }

    @Override
    public void stop() {
        if (oracle != null) {
            oracle.close();
        }
        lambda.close();
    }
}
