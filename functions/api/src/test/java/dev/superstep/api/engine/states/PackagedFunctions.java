package dev.superstep.api.engine.states;

import dev.superstep.json.Json;
import dev.superstep.testkit.FunctionError;
import dev.superstep.testkit.LambdaEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The packaged artifact as many functions, each in a Lambda emulator of its own that starts at its first event; so many at a
 * time, and the one that was not called for longest goes first. Thread-safe.
 */
final class PackagedFunctions implements AutoCloseable {
    private static final int MOST = 8;

    private final Map<String, String> environment;
    private final Path folder;
    private final Deque<One> running = new ArrayDeque<>();

    PackagedFunctions(Map<String, String> environment) {
        this.environment = environment;
        try {
            this.folder = Files.createTempDirectory("packaged");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A function that is told this and what all are told. */
    One of(Map<String, String> its) {
        return new One(its);
    }

    /** One function. */
    final class One {
        private final Map<String, String> its;
        private @Nullable LambdaEmulator emulator;

        private One(Map<String, String> its) {
            this.its = its;
        }

        /** Answers one event, after those that came before. */
        synchronized String invoke(String event) throws IOException, InterruptedException, FunctionError {
            if (emulator == null) {
                emulator = start();
                makeRoom(this);
            }
            String answer = emulator.invoke(event);
            if (Json.parse(answer) instanceof Map<?, ?> map && map.get("errorType") instanceof String type) {
                throw new FunctionError(type, String.valueOf(map.get("errorMessage")));
            }
            return answer;
        }

        private LambdaEmulator start() throws IOException {
            Map<String, String> all = new TreeMap<>(environment);
            all.putAll(its);
            Path home = Files.createDirectories(folder.resolve(String.join("-", its.values())));
            return LambdaEmulator.start(
                    Path.of(System.getProperty("lambda.emulator")), System.getProperty("nodes.command"), home, all);
        }

        private synchronized void end() {
            if (emulator != null) {
                emulator.close();
                emulator = null;
            }
        }
    }

    private void makeRoom(One begun) {
        One oldest = null;
        synchronized (running) {
            running.addLast(begun);
            if (running.size() > MOST) {
                oldest = running.removeFirst();
            }
        }
        if (oldest != null) {
            oldest.end();
        }
    }

    @Override
    public void close() {
        synchronized (running) {
            running.forEach(One::end);
        }
    }
}
