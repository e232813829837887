package dev.superstep.api.console;

import dev.superstep.testkit.ReservedPort;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The packaged application in a process that a test can kill and start again, on the same port and with the same run log. */
final class OwnApplication implements AutoCloseable {
    private static final int MOST_TRIES = 600;
    private static final int PAUSE_MS = 100;

    private final Map<String, String> settings;
    private final ReservedPort port = new ReservedPort();
    private @Nullable Process process;

    /** @param settings configuration by name */
    OwnApplication(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** Where it is, without a slash at the end. */
    String address() {
        return port.http().toString();
    }

    /** Starts it, and waits until it answers. */
    void start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dquarkus.http.port=" + port.number());
        command.add("-jar");
        command.add(
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target/own-application.log").toFile()))
                .start();
        for (int i = 0; i < MOST_TRIES && !answers(); i++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }

    /** Ends it as a crash would. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
        port.close();
    }

    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(address() + "/system").toURL().openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
