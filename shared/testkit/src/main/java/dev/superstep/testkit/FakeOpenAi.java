package dev.superstep.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/**
 * A server on loopback that speaks OpenAI's chat API, keeps every request, and answers by rote.
 *
 * <p>Without more it says what the recorded runs of the seed were answered with: {@code LLM answer <CRC-32 of the prompt> to a
 * prompt of <number of words> words}. What is put into {@link #next} goes first, one answer a request. Thread-safe.
 */
public final class FakeOpenAi implements AutoCloseable {
    /** The name that its model goes by. */
    public static final String MODEL = "fake-model";

    private static final String PATH = "/v1/chat/completions";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new ArrayList<>();
    private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
    private volatile UnaryOperator<String> model = FakeOpenAi::seedAnswer;

    private FakeOpenAi(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /**
     * What came.
     *
     * @param authorization its header; empty if there was none
     * @param model the name of the model that was asked for
     * @param prompt the content of the last message
     * @param body all of it
     */
    public record Request(String authorization, String model, String prompt, JsonNode body) {}

    /**
     * An answer that is none of a working model.
     *
     * @param status the status
     * @param headers further headers
     * @param body the body, whatever it is
     * @param after how long it takes
     */
    public record Answer(int status, Map<String, String> headers, String body, Duration after) {
        /** An error in OpenAI's form. */
        public static Answer error(int status, String message) {
            ObjectNode body = JSON.createObjectNode();
            body.putObject("error").put("message", message).put("type", "error").putNull("code");
            return new Answer(status, Map.of(), body.toString(), Duration.ZERO);
        }

        /** A success with any body. */
        public static Answer ofBody(String body) {
            return new Answer(200, Map.of(), body, Duration.ZERO);
        }

        /** The same with one header. */
        public Answer with(String header, String value) {
            return new Answer(status, Map.of(header, value), body, after);
        }

        /** The same, but later. */
        public Answer after(Duration delay) {
            return new Answer(status, headers, body, delay);
        }
    }

    /** Starts a server on a free port. */
    public static FakeOpenAi start() throws IOException {
        FakeOpenAi fake =
                new FakeOpenAi(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        fake.server.start();
        return fake;
    }

    /** What a client takes for its base URL. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** Answers every prompt with what {@code model} makes of it. */
    public FakeOpenAi model(UnaryOperator<String> model) {
        this.model = model;
        return this;
    }

    /** Gives {@code answer} to the next request that has none yet. */
    public FakeOpenAi next(Answer answer) {
        next.add(answer);
        return this;
    }

    /** Forgets what came, and what was to be answered next. */
    public void reset() {
        synchronized (requests) {
            requests.clear();
        }
        next.clear();
        model = FakeOpenAi::seedAnswer;
    }

    /** What came, in its order. */
    public List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** The prompts that came, in their order. */
    public List<String> prompts() {
        return requests().stream().map(Request::prompt).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** What the model of the seed's recorded runs says. */
    public static String seedAnswer(String prompt) {
        CRC32 sum = new CRC32();
        sum.update(prompt.getBytes(StandardCharsets.UTF_8));
        return "LLM answer %08x to a prompt of %d words".formatted(sum.getValue(), words(prompt));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            if (!exchange.getRequestMethod().equals("POST")
                    || !exchange.getRequestURI().getPath().equals(PATH)) {
                send(exchange, Answer.error(404, "only POST " + PATH + " is there"));
                return;
            }
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            String prompt = body.path("messages")
                    .path(body.path("messages").size() - 1)
                    .path("content")
                    .asText();
            synchronized (requests) {
                requests.add(new Request(
                        authorization == null ? "" : authorization,
                        body.path("model").asText(),
                        prompt,
                        body));
            }
            Answer told = next.poll();
            send(exchange, told == null ? Answer.ofBody(completion(prompt, model.apply(prompt))) : told);
        }
    }

    private static String completion(String prompt, String answer) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("created", 0)
                .put("model", MODEL);
        ObjectNode choice = body.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", answer);
        body.putObject("usage")
                .put("prompt_tokens", words(prompt))
                .put("completion_tokens", words(answer))
                .put("total_tokens", words(prompt) + words(answer));
        return body.toString();
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        try {
            Thread.sleep(answer.after());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return;
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
