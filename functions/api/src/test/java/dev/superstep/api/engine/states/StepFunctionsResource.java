package dev.superstep.api.engine.states;

import dev.superstep.testkit.Oracle;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Step Functions API that is not ours, whose tasks call the functions that {@link NodesBehindLambda} serves. */
public final class StepFunctionsResource implements QuarkusTestResourceLifecycleManager {
    static final String MACHINES = "arn:aws:states:us-east-1:123456789012:stateMachine:{workflow}";

    private Oracle oracle;

    @Override
    public Map<String, String> start() {
        int port = freePort();
        oracle = Oracle.start(Oracle.Kind.MOTO, URI.create("http://127.0.0.1:" + port));
        Map<String, String> settings = new LinkedHashMap<>(settings(oracle.api()));
        settings.put("superstep.test.lambda-port", String.valueOf(port));
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
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
