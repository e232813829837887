package dev.superstep.dev.deployment;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.LogCategoryBuildItem;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.Level;

/**
 * Starts DynamoDB Local in dev mode and tests and points the application's DynamoDB client at it.
 *
 * <p>Quarkus keeps the server over live reloads as long as its folder stays the same, and hands its address to
 * applications that a test starts as a process of their own.
 */
final class DynamoDbBuildSteps {
    private static final String FEATURE = "superstep-dev-dynamodb";
    private static final String ENDPOINT = "quarkus.dynamodb.endpoint-override";

    /** Where the application keeps what is too large for the table; as long as the table. */
    private static final String VALUES = "superstep.values.folder";

    /** DynamoDB Local takes any, but refuses to have none. */
    private static final Map<String, String> REGION_AND_CREDENTIALS = Map.of(
            "quarkus.dynamodb.aws.region", "us-east-1",
            "quarkus.dynamodb.aws.credentials.type", "static",
            "quarkus.dynamodb.aws.credentials.static-provider.access-key-id", "local",
            "quarkus.dynamodb.aws.credentials.static-provider.secret-access-key", "local");

    @BuildStep(onlyIf = IsDevServicesSupportedByLaunchMode.class)
    void startDynamoDb(DynamoDbDevConfig config, BuildProducer<DevServicesResultBuildItem> services) {
        if (!config.enabled() || hasEndpoint()) {
            return;
        }
        Optional<Path> folder = config.path().map(Path::of).map(Path::toAbsolutePath);
        services.produce(DevServicesResultBuildItem.owned()
                .feature(FEATURE)
                .description("DynamoDB Local, in this JVM")
                .serviceConfig(folder.map(Path::toString).orElse("in memory") + ":" + config.port())
                .startable(() -> new EmbeddedDynamoDb(folder, config.port()))
                .config(REGION_AND_CREDENTIALS)
                .configProvider(
                        Map.of(ENDPOINT, EmbeddedDynamoDb::getConnectionInfo, VALUES, EmbeddedDynamoDb::valuesFolder))
                .build());
    }

    /** Its web server announces itself otherwise, as if it were the application's. */
    @BuildStep(onlyIf = IsDevServicesSupportedByLaunchMode.class)
    LogCategoryBuildItem quietWebServer() {
        return new LogCategoryBuildItem("org.eclipse.jetty", Level.WARN);
    }

    private static boolean hasEndpoint() {
        return ConfigProvider.getConfig()
                .getOptionalValue(ENDPOINT, String.class)
                .isPresent();
    }
}
