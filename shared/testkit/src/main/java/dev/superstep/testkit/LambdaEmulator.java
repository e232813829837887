package dev.superstep.testkit;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * AWS's own emulator of Lambda with one function in it, as a child process that listens on loopback only. {@code
 * tools/lambda-emulator} fetches it.
 *
 * <p>It starts the function at the first invocation, and takes one at a time, as an instance in Lambda does.
 */
public final class LambdaEmulator implements AutoCloseable {
    /** Several that start side by side, on a machine that is busy, take their time. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);

    private final Process process;
    private final Path log;
    private final URI invocations;
    private final HttpClient http = HttpClient.newHttpClient();

    private LambdaEmulator(Process process, Path log, URI invocations) {
        this.process = process;
        this.log = log;
        this.invocations = invocations;
    }

    /**
     * Starts the emulator at {@code binary}.
     *
     * @param command what Lambda would find as {@code bootstrap}; its output goes to {@code folder/emulator.log}
     * @param folder of its own; made if it is not there
     * @param environment of the function, beside this process's
     * @throws IOException if it cannot be started
     */
    public static LambdaEmulator start(Path binary, String command, Path folder, Map<String, String> environment)
            throws IOException {
        Path bootstrap = Files.createDirectories(folder).resolve("bootstrap");
        Files.writeString(bootstrap, "#!/bin/sh\nexec " + command + "\n");
        Files.setPosixFilePermissions(bootstrap, PosixFilePermissions.fromString("rwx------"));
        String address = freeAddress();
        ProcessBuilder builder = new ProcessBuilder(
                binary.toString(),
                "--runtime-interface-emulator-address",
                address,
                "--runtime-api-address",
                freeAddress(),
                bootstrap.toString());
        builder.environment().putAll(environment);
        Path log = folder.resolve("emulator.log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new LambdaEmulator(
                builder.start(), log, URI.create("http://" + address + "/2015-03-31/functions/function/invocations"));
    }

    /**
     * The answer or the error of one invocation: the emulator, like Lambda, sends both with status 200.
     *
     * @throws IOException if there is no answer, with the end of what the function printed
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public String invoke(String event) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(invocations)
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(event))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return http.send(request, BodyHandlers.ofString()).body();
            } catch (ConnectException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException(printed(), e);
                }
                Thread.sleep(BETWEEN_TRIES);
            } catch (IOException e) {
                throw new IOException(printed(), e);
            }
        }
    }

    /** What the emulator and the function have printed. */
    public String printed() throws IOException {
        return Files.readString(log);
    }

    /** The function's own processes; empty before the first invocation. */
    public List<ProcessHandle> functions() {
        return process.descendants().toList();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static String freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }
}
