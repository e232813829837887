package dev.superstep.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An interpreter of the States Language that is not ours, as a process that runs executions side by side.
 *
 * <p>Tasks are called at a {@link LambdaInvokeServer}. Waits and retry intervals are shortened to a hundredth. The scripts
 * and what they install are in shared/conformance/oracles; see the README there for how far each can be trusted.
 * Thread-safe.
 */
public final class Oracle implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "shared/conformance/oracles";

    private final Process process;
    private final Writer jobs;
    private final BufferedReader results;
    private final Map<Long, CompletableFuture<Execution>> running = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private URI api = URI.create("");

    /** Which interpreter. */
    @SuppressWarnings("ImmutableEnumChecker") // the lists are made here, and cannot be changed
    public enum Kind {
        /** npm aws-local-stepfunctions. */
        NODE("node", "run_node.mjs", ""),
        /** The Step Functions of Python's moto. */
        MOTO(".venv/bin/python", "run_moto.py", "--sfn-port=0");

        private final String command;
        private final String script;
        private final String more;

        Kind(String command, String script, String more) {
            this.command = command;
            this.script = script;
            this.more = more;
        }
    }

    /**
     * How an execution ended.
     *
     * @param status SUCCEEDED, FAILED, TIMED_OUT or, if the definition was, REFUSED
     * @param output JSON text, if it succeeded
     * @param error the error's name, if it did not
     * @param cause the error's text, if it did not
     * @param states the names of the states in the order entered, nested ones too; between branches no order is certain
     */
    public record Execution(String status, Optional<String> output, String error, String cause, List<String> states) {
        public Execution {
            states = List.copyOf(states);
        }
    }

    private Oracle(Process process) {
        this.process = process;
        this.jobs = process.outputWriter(StandardCharsets.UTF_8);
        this.results = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts an interpreter whose tasks are called at {@code lambda}, after installing what it needs if that is missing.
     *
     * @throws IllegalStateException if it cannot be started; the message has what it said
     */
    public static Oracle start(Kind kind, URI lambda) {
        Path folder = folder();
        try {
            execute(folder, folder.resolve("setup.sh").toString());
            String command =
                    kind.command.contains("/") ? folder.resolve(kind.command).toString() : kind.command;
            List<String> line =
                    new ArrayList<>(List.of(command, kind.script, lambda.toString(), "--time-scale", "0.01"));
            if (!kind.more.isEmpty()) {
                line.add(kind.more);
            }
            Process process = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Oracle oracle = new Oracle(process);
            oracle.awaitReady();
            return oracle;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + kind, e);
        }
    }

    /**
     * Runs {@code definition} with {@code input}; the future fails only if the process does.
     *
     * @param definition JSON text, with the functions' ARNs in it
     * @param input JSON text
     * @param name the execution's name
     */
    public CompletableFuture<Execution> run(String definition, String input, String name) {
        long id = ids.incrementAndGet();
        CompletableFuture<Execution> result = new CompletableFuture<>();
        running.put(id, result);
        try {
            ObjectNode job = JSON.createObjectNode().put("id", id).put("name", name);
            job.set("definition", JSON.readTree(definition));
            job.set("input", JSON.readTree(input));
            send(JSON.writeValueAsString(job));
        } catch (IOException e) {
            running.remove(id);
            result.completeExceptionally(e);
        }
        return result;
    }

    /** Where tokens are answered: a Step Functions API that takes {@code SendTaskSuccess}, whose region is us-east-1. */
    public URI api() {
        return api;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private synchronized void send(String line) throws IOException {
        jobs.write(line + "\n");
        jobs.flush();
    }

    private void awaitReady() throws IOException {
        String line = results.readLine();
        if (line == null || !JSON.readTree(line).has("ready")) {
            throw new IllegalStateException("the oracle did not start: " + line);
        }
        api = URI.create(JSON.readTree(line).get("ready").asText());
        Thread.ofPlatform().daemon().name("oracle").start(this::read);
    }

    private void read() {
        try {
            for (String line = results.readLine(); line != null; line = results.readLine()) {
                JsonNode result = JSON.readTree(line);
                CompletableFuture<Execution> waiting =
                        running.remove(result.get("id").asLong());
                if (waiting != null) {
                    waiting.complete(execution(result));
                }
            }
            fail(new IllegalStateException("the oracle has ended"));
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(Exception cause) {
        running.values().forEach(waiting -> waiting.completeExceptionally(cause));
    }

    private static Execution execution(JsonNode result) throws IOException {
        List<String> states = new ArrayList<>();
        result.get("states").forEach(state -> states.add(state.asText()));
        Optional<String> output =
                result.has("output") ? Optional.of(JSON.writeValueAsString(result.get("output"))) : Optional.empty();
        return new Execution(
                result.get("status").asText(),
                output,
                result.path("error").asText(),
                result.path("cause").asText(),
                states);
    }

    /** The scripts' folder, from whatever module the tests run in. */
    private static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(FOLDER).resolve("setup.sh"))) {
                return at.resolve(FOLDER);
            }
        }
        throw new IllegalStateException("no " + FOLDER + " above " + Path.of("").toAbsolutePath());
    }

    private static void execute(Path folder, String command) throws IOException {
        Process setup = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(setup.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (setup.waitFor() != 0) {
                throw new IllegalStateException(command + " failed:\n" + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        }
    }
}
