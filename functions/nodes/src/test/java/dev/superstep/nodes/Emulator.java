package dev.superstep.nodes;

import java.io.IOException;
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
import java.util.Map;

/** AWS's own emulator of Lambda with one function in it, as a child process that listens on loopback only. */
final class Emulator implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final Process process;
    private final URI invocations;
    private final HttpClient http = HttpClient.newHttpClient();

    private Emulator(Process process, URI invocations) {
        this.process = process;
        this.invocations = invocations;
    }

    /**
     * Starts the emulator at {@code binary}.
     *
     * @param command what Lambda would find as {@code bootstrap}; its output goes to {@code folder/emulator.log}
     */
    static Emulator start(Path binary, String command, Path folder, Map<String, String> environment)
            throws IOException {
        Path bootstrap = folder.resolve("bootstrap");
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
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("emulator.log").toFile());
        return new Emulator(
                builder.start(), URI.create("http://" + address + "/2015-03-31/functions/function/invocations"));
    }

    /** The answer or the error of one invocation: the emulator, like Lambda, sends both with status 200. */
    String invoke(String event) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(invocations)
                .timeout(START)
                .POST(BodyPublishers.ofString(event))
                .build();
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                return http.send(request, BodyHandlers.ofString()).body();
            } catch (java.net.ConnectException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
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
