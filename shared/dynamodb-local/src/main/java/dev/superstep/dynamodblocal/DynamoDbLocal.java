package dev.superstep.dynamodblocal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * A DynamoDB Local server in this JVM, on a port of the loopback address: a free one, if none is asked for.
 *
 * <p>Every server has its own tables; any region and any alphanumeric credentials see the same ones. The server that
 * Amazon's own starter makes listens on every address and sends telemetry, so this one is put together from the same
 * request handler and does neither. Its database has threads that are no daemons: a server that nobody closes keeps the JVM
 * alive.
 *
 * <p>Limits: TTL does not expire items on time, and there is no throttling. Thread-safe.
 */
public final class DynamoDbLocal implements AutoCloseable {
    /** What stands for a free port. */
    public static final int ANY_PORT = 0;

    private static final int MAX_THREADS = 64;
    private static final int API_VERSION = 0;

    private final Server server;
    private final LocalDynamoDBRequestHandler database;
    private final URI endpoint;

    private DynamoDbLocal(Server server, LocalDynamoDBRequestHandler database, URI endpoint) {
        this.server = server;
        this.database = database;
        this.endpoint = endpoint;
    }

    /** Starts a server that forgets everything when it is closed. */
    public static DynamoDbLocal start() {
        return start(ANY_PORT);
    }

    /** Starts a server on {@code port}, that forgets everything when it is closed. */
    public static DynamoDbLocal start(int port) {
        return serve(database(null), port);
    }

    /**
     * Starts a server that keeps its tables in {@code folder} and finds them there the next time.
     *
     * @param folder is made if it does not exist; one server at a time may use it
     */
    public static DynamoDbLocal startAt(Path folder) {
        return startAt(folder, ANY_PORT);
    }

    /** The same on {@code port}. */
    public static DynamoDbLocal startAt(Path folder, int port) {
        try {
            return serve(database(Files.createDirectories(folder)), port);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder + " for DynamoDB Local", e);
        }
    }

    private static DynamoDbLocal serve(LocalDynamoDBRequestHandler database, int port) {
        Server server = loopbackServer(database, port);
        try {
            server.start();
        } catch (Exception e) {
            database.shutdown();
            throw new IllegalStateException("DynamoDB Local did not start on the loopback address", e);
        }
        return new DynamoDbLocal(server, database, server.getURI().resolve("/"));
    }

    /** Where to point a client's {@code endpointOverride}, for example {@code http://127.0.0.1:40123/}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Stops the server; what is in memory is gone, what is in a folder stays. Closing twice does nothing more. */
    @Override
    public void close() {
        if (server.isStopped()) {
            return;
        }
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local at " + endpoint + " did not stop", e);
        } finally {
            database.shutdown();
        }
    }

    private static LocalDynamoDBRequestHandler database(@Nullable Path folder) {
        String path = folder == null ? null : folder.toString();
        // One database for all regions and credentials; tables are ACTIVE as soon as they are made.
        return new LocalDynamoDBRequestHandler(API_VERSION, path == null, path, true, false);
    }

    private static Server loopbackServer(LocalDynamoDBRequestHandler database, int port) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("dynamodb-local");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new LocalDynamoDBServerHandler(database, null));
        return server;
    }
}
