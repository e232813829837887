package dev.superstep.dev.deployment;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import io.quarkus.deployment.builditem.Startable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** DynamoDB Local as Quarkus starts and stops it: once a dev session or test run, not once a reload. */
final class EmbeddedDynamoDb implements Startable {
    private final Optional<Path> folder;
    private final int port;
    private @Nullable DynamoDbLocal running;
    private @Nullable Path values;

    EmbeddedDynamoDb(Optional<Path> folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    @Override
    public void start() {
        running = folder.map(path -> DynamoDbLocal.startAt(path, port)).orElseGet(() -> DynamoDbLocal.start(port));
        values = folder.map(path -> path.resolve("values")).orElseGet(EmbeddedDynamoDb::shortLived);
    }

    private static Path shortLived() {
        try {
            return Files.createTempDirectory("superstep-values-");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder can be made for large values", e);
        }
    }

    /** A folder for what is too large for a table: beside the tables if they are kept, else gone with them. */
    String valuesFolder() {
        if (values == null) {
            throw new IllegalStateException("DynamoDB Local has not been started");
        }
        return values.toString();
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
        if (values != null && folder.isEmpty()) {
            delete(values);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the large values in " + folder + " are still there", e);
        }
    }
}
