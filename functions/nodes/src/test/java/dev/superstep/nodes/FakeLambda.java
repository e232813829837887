package dev.superstep.nodes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lambda's side of the runtime API, in the test's own JVM: the loop under test asks it for events and posts its answers.
 *
 * <p>Quarkus's own mock listens on every address. Where there is an emulator, {@link NodesInLambdaIT} has the real thing.
 */
public final class FakeLambda implements QuarkusTestResourceLifecycleManager {
    private record Invocation(String id, String event, CompletableFuture<String> outcome) {}

    private static final String PATH = "/2018-06-01/runtime/invocation/";

    private final LinkedBlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(PATH, this::serve);
        server.start();
        return Map.of(
                "quarkus-internal.aws-lambda.test-api",
                "127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FakeLambda.class));
    }

    /** What the function answers, or the error that it reports. */
    String invoke(String event) throws Exception {
        var invocation = new Invocation(Integer.toString(ids.incrementAndGet()), event, new CompletableFuture<>());
        waiting.add(invocation);
        return invocation.outcome().get(30, TimeUnit.SECONDS);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String what = exchange.getRequestURI().getPath().substring(PATH.length());
        if (what.equals("next")) {
            next(exchange);
            return;
        }
        // "<id>/response" or "<id>/error"
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        running.remove(what.substring(0, what.indexOf('/'))).outcome().complete(body);
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            Invocation invocation = waiting.take();
            running.put(invocation.id(), invocation);
            byte[] event = invocation.event().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", invocation.id());
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }
}
