package dev.superstep.benchmarks.dynamodb.clients;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;

/** A DynamoDB Local in a process of its own, so that the processor time of this one is the clients' alone. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final URI endpoint;

    private ServerProcess(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static ServerProcess start() {
        Process process = JavaProcess.start(ServerProcess.class);
        BufferedReader out = process.inputReader();
        try {
            String line = out.readLine();
            while (line != null && !line.startsWith("http")) {
                line = out.readLine();
            }
            return new ServerProcess(process, URI.create(String.valueOf(line)));
        } catch (IOException e) {
            throw new UncheckedIOException("the server did not start", e);
        }
    }

    /** The process itself: it says where it is, and ends with its input. */
    public static void main(String[] arguments) throws IOException {
        try (DynamoDbLocal server = DynamoDbLocal.start()) {
            System.out.println(server.endpoint());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0); // the threads of its database
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
