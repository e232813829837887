package dev.superstep.testkit;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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

    private static final int OK = 200;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);

    private final Process process;
    private final Path log;
    private final ReservedPort invocations;
    private final ReservedPort runtime;
    private final HttpClient http = HttpClient.newHttpClient();

    private LambdaEmulator(Process process, Path log, ReservedPort invocations, ReservedPort runtime) {
        this.process = process;
        this.log = log;
        this.invocations = invocations;
        this.runtime = runtime;
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
        ReservedPort invocations = new ReservedPort();
        ReservedPort runtime = new ReservedPort();
        ProcessBuilder builder = new ProcessBuilder(
                binary.toString(),
                "--runtime-interface-emulator-address",
                invocations.address(),
                "--runtime-api-address",
                runtime.address(),
                bootstrap.toString());
        builder.environment().putAll(environment);
        Path log = folder.resolve("emulator.log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new LambdaEmulator(builder.start(), log, invocations, runtime);
    }

    /**
     * The answer or the error of one invocation: the emulator, like Lambda, sends both with status 200.
     *
     * @throws IOException if there is no answer, with the end of what the function printed
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public String invoke(String event) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        invocations.http().resolve("/2015-03-31/functions/function/invocations"))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(event))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
                if (response.statusCode() != OK) {
                    throw new IOException("status " + response.statusCode() + ": " + response.body());
                }
                return response.body();
            } catch (ConnectException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IOException(printed(), e);
                }
                Thread.sleep(BETWEEN_TRIES);
            } catch (IOException e) {
                throw new IOException(e.getMessage() + "\n" + printed(), e);
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
        invocations.close();
        runtime.close();
    }
}
