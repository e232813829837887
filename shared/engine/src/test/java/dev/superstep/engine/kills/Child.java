package dev.superstep.engine.kills;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Another JVM on this one's class path, to be killed. Its standard input stays open, so that it can end with this one. */
final class Child implements AutoCloseable {
    private final Process process;
    private final CompletableFuture<Void> read;

    /**
     * @param errors the file to which its standard error is appended
     * @param lines gets each line of its standard output, on a thread of its own
     * @param main its main class, and what that gets
     */
    Child(Path errors, Consumer<String> lines, Class<?> main, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(new File(errors.toString())))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        read = CompletableFuture.runAsync(() -> read(lines), Thread.ofPlatform().daemon()::start);
    }

    private void read(Consumer<String> lines) {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it by SIGKILL. Returns once all that it said has been read: its exit code, 137 if the signal ended it. */
    int kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // unlike the process's own method, it does not throw away what is unread
        return end(60);
    }

    /** Waits for its own end, and until all that it said has been read: its exit code. */
    int end(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " did not end within " + seconds + " s");
        }
        read.join();
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
