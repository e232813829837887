package dev.superstep.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Speaks Lambda's Invoke API on the loopback address, for functions that are plain Java.
 *
 * <p>{@code POST /2015-03-31/functions/NAME/invocations}, where NAME may be a name, an ARN, and have a version or alias. A
 * function that throws {@link ServiceError} is answered as Lambda answers for itself (429, 500, …), one that throws
 * anything else as a function error: HTTP 200 with {@code X-Amz-Function-Error}. Each call has a thread of its own, as
 * each invocation has an instance of its own. Only synchronous calls (RequestResponse); payloads are not limited.
 */
public final class LambdaInvokeServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations/?");

    static {
        // The JDK's server sends head and body in two packets; without this each answer waits 40 ms for an
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Function> functions = new ConcurrentHashMap<>();

    /** What a function does: from the JSON text of the event to that of the answer. */
    @FunctionalInterface
    public interface Function {
        /**
         * Runs one invocation.
         *
         * @throws Exception a {@link ServiceError}, a {@link FunctionError}, or anything else, which is a function error
         *     named after its class
         */
        String invoke(String event) throws Exception;
    }

    private LambdaInvokeServer(HttpServer server) {
        this.server = server;
    }

    /** A server on a free port, with no functions yet. */
    public static LambdaInvokeServer start() {
        return start(0);
    }

    /** A server on {@code port}, for who has to say before where it will be. */
    public static LambdaInvokeServer start(int port) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            LambdaInvokeServer started = new LambdaInvokeServer(http);
            http.createContext("/", started::answer);
            http.setExecutor(started.threads);
            http.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port + " of the loopback address", e);
        }
    }

    /** The root of the API. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Makes {@code function} known as {@code name}, in place of what was known by that name. */
    public void serve(String name, Function function) {
        functions.put(name, function);
    }

    /** Forgets the function called {@code name}. */
    public void remove(String name) {
        functions.remove(name);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            reply(exchange, invoke(exchange));
        } catch (ServiceError refused) {
            exchange.getResponseHeaders().set("X-Amzn-ErrorType", refused.code());
            send(exchange, refused.status(), object("Type", "User", "message", refused.text()));
        } catch (FunctionError failed) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
            reply(exchange, object("errorType", failed.type(), "errorMessage", failed.text()));
        } finally {
            exchange.close();
        }
    }

    private String invoke(HttpExchange exchange) throws IOException, ServiceError, FunctionError {
        Matcher path = PATH.matcher(exchange.getRequestURI().getRawPath());
        if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
            throw new ServiceError(404, "ResourceNotFoundException", "no such operation: " + exchange.getRequestURI());
        }
        String name = functionName(URLDecoder.decode(path.group(1), StandardCharsets.UTF_8));
        Function function = functions.get(name);
        if (function == null) {
            throw new ServiceError(404, "ResourceNotFoundException", "Function not found: " + name);
        }
        String event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return function.invoke(event);
        } catch (ServiceError | FunctionError known) {
            throw known;
        } catch (Exception e) {
            throw new FunctionError(e.getClass().getName(), String.valueOf(e.getMessage()));
        }
    }

    /** The name in {@code name}, {@code name:alias}, {@code 123456789012:function:name} or {@code arn:…:function:name:1}. */
    private static String functionName(String reference) {
        int marker = reference.indexOf("function:");
        String name = marker < 0 ? reference : reference.substring(marker + "function:".length());
        return name.split(":", 2)[0];
    }

    private static void reply(HttpExchange exchange, String body) throws IOException {
        exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
        send(exchange, 200, body);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String object(String key1, String value1, String key2, String value2) {
        return JSON.createObjectNode().put(key1, value1).put(key2, value2).toString();
    }
}
