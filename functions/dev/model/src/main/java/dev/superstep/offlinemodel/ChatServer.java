package dev.superstep.offlinemodel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * OpenAI's {@code POST /v1/chat/completions} for one model, on loopback.
 *
 * <p>Answers one choice, counts usage, and reports errors in OpenAI's form. A body may have {@value #MOST_BYTES} bytes; no more than
 * two prompts are worked on at a time, the others wait. Not there: streams, tools, pictures.
 */
final class ChatServer implements AutoCloseable {
    static final int MOST_BYTES = 1 << 20;

    private static final String PATH = "/v1/chat/completions";
    private static final int AT_A_TIME = 2;
    private static final System.Logger LOG = System.getLogger(ChatServer.class.getName());

    private final String model;
    private final UnaryOperator<String> answers;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_A_TIME, Thread.ofPlatform().daemon().name("offline-model-", 0).factory());
    private final AtomicLong number = new AtomicLong();

    private ChatServer(String model, UnaryOperator<String> answers, HttpServer server) {
        this.model = model;
        this.answers = answers;
        this.server = server;
    }

    static ChatServer start(String model, UnaryOperator<String> answers) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ChatServer chat = new ChatServer(model, answers, http);
        http.createContext("/", chat::serve);
        http.setExecutor(chat.threads);
        http.start();
        return chat;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response = respond(exchange);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(response.status(), response.body().length);
            exchange.getResponseBody().write(response.body());
        }
    }

    private Response respond(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            return Response.error(404, "there is only " + PATH);
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Response.error(405, "only POST is answered");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Response.error(413, "the request has more than " + MOST_BYTES + " bytes");
        }
        try {
            String prompt = Request.parse(body).prompt();
            return Response.completion(number.incrementAndGet(), model, prompt, answers.apply(prompt));
        } catch (BadRequest e) {
            return Response.error(400, String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.ERROR, "The offline model failed", e);
            return Response.error(500, "the offline model failed: " + e);
        }
    }
}
