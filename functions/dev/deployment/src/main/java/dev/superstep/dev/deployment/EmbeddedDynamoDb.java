package dev.superstep.dev.deployment;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import io.quarkus.deployment.builditem.Startable;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DynamoDB Local as Quarkus starts and stops it: once a dev session or test run, not once a reload. */
final class EmbeddedDynamoDb implements Startable {
    private final Optional<Path> folder;
    private @Nullable DynamoDbLocal running;

    EmbeddedDynamoDb(Optional<Path> folder) {
        this.folder = folder;
    }

    @Override
    public void start() {
        running = folder.map(DynamoDbLocal::startAt).orElseGet(DynamoDbLocal::start);
    }

    @Override
    public String getConnectionInfo() {
        if (running == null) {
            throw new IllegalStateException("DynamoDB Local has not been started");
        }
        return running.endpoint().toString();
    }

    @Override
    public @Nullable String getContainerId() {
        return null;
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
