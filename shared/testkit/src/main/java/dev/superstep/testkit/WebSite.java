package dev.superstep.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A web site on loopback, at a port of its own, whose pages behave as they are told to: well, or as in the wild.
 *
 * <p>Each request has a thread of its own, so a page that hangs keeps nobody else. Thread-safe.
 */
public final class WebSite implements AutoCloseable {
    /** What a page does with a request; whatever it throws cuts the connection. */
    @FunctionalInterface
    public interface Page {
        /** Answers. */
        void answer(HttpExchange request) throws IOException, InterruptedException;
    }

    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private WebSite(HttpServer server) {
        this.server = server;
    }

    /** Opens a site without pages: everything is 404. */
    public static WebSite open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            WebSite site = new WebSite(server);
            server.setExecutor(site.threads);
            server.createContext("/", site::serve);
            server.start();
            return site;
        } catch (IOException e) {
            throw new IllegalStateException("no web site can be opened on loopback", e);
        }
    }

    /** Has {@code page} at {@code path}. */
    public WebSite with(String path, Page page) {
        pages.put(path, page);
        return this;
    }

    /** Has a text at {@code path}, in UTF-8. */
    public WebSite with(String path, String contentType, String text) {
        return with(path, request -> {
            request.getResponseHeaders().set("Content-Type", contentType);
            send(request, 200, text.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Sends to {@code location} whoever asks for {@code path}. */
    public WebSite redirecting(String path, String location) {
        return with(path, request -> {
            request.getResponseHeaders().set("Location", location);
            send(request, 302, new byte[0]);
        });
    }

    /** Takes requests for {@code path}, and says nothing until the site is closed. */
    public WebSite hanging(String path) {
        return with(path, request -> closed.await());
    }

    /** Has that many bytes at {@code path}, whose number is not said before; it ends when nobody listens. */
    public WebSite endless(String path, String contentType, long bytes) {
        return with(path, request -> {
            request.getResponseHeaders().set("Content-Type", contentType);
            request.sendResponseHeaders(200, 0);
            byte[] block = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            try (OutputStream body = request.getResponseBody()) {
                for (long sent = 0; sent < bytes; sent += block.length) {
                    body.write(block);
                }
            }
        });
    }

    /** Sends a whole answer. */
    public static void send(HttpExchange request, int status, byte[] body) throws IOException {
        request.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream stream = request.getResponseBody()) {
            stream.write(body);
        }
    }

    /** The address of {@code path}. */
    public String url(String path) {
        InetSocketAddress address = server.getAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The paths that were asked for, in the order in which the requests came. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve(HttpExchange request) throws IOException {
        String path = request.getRequestURI().getPath();
        requests.add(path);
        Page page = pages.get(path);
        try (request) {
            if (page == null) {
                send(request, 404, new byte[0]);
            } else {
                page.answer(request);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what hangs, and the site. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
