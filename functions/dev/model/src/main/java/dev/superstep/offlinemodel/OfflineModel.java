package dev.superstep.offlinemodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * The offline model behind OpenAI's chat API, on a free port of loopback.
 *
 * <pre>
 *   try (OfflineModel model = OfflineModel.start()) {
 *       client.baseUrl(model.url()); // any key will do
 *   }
 * </pre>
 *
 * <p>Starting takes milliseconds; the first prompt waits about a second and a half for the embedding model. Thread-safe.
 */
public final class OfflineModel implements AutoCloseable {
    /** What it calls itself in every answer, so that nobody takes them for a language model's. */
    public static final String NAME = "offline-extractive-minilm-l6-v2";

    private final ChatServer server;

    private OfflineModel(ChatServer server) {
        this.server = server;
    }

    /** Starts it. */
    public static OfflineModel start() {
        return start(new ExtractiveModel(MiniLm::embed));
    }

    static OfflineModel start(ExtractiveModel model) {
        try {
            return new OfflineModel(ChatServer.start(NAME, model::answer));
        } catch (IOException e) {
            throw new UncheckedIOException("the offline model finds no port on loopback", e);
        }
    }

    /** The base URL for a client: what comes before {@code /chat/completions}. */
    public URI url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
