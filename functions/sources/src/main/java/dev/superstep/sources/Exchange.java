package dev.superstep.sources;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * One request over one connection, which it opens and closes.
 *
 * <p>It connects by itself, and leaves to HttpCore only what HTTP/1.1 looks like on the wire: that way the address that is
 * judged is the address that is connected to, and a name that leads elsewhere at the second look-up gains nothing. One thread
 * calls {@link #get}; any may call {@link #close}, which ends it.
 */
final class Exchange implements AutoCloseable {
    private static final Http1Config SMALL_HEADERS = Http1Config.custom()
            .setMaxHeaderCount(100)
            .setMaxLineLength(16 * 1024)
            .build();

    private final FetchLimits limits;
    private final AddressPolicy policy;
    private final HostLookup hosts;
    // Not the connection: closing that would wait for the rest of the body.
    private final Socket socket = new Socket(Proxy.NO_PROXY);

    Exchange(FetchLimits limits, AddressPolicy policy, HostLookup hosts) {
        this.limits = limits;
        this.policy = policy;
        this.hosts = hosts;
    }

    /** What {@code uri} answers: another address to go to, or a document. */
    Answer get(URI uri) throws IOException {
        connect(uri);
        socket.setSoTimeout(millis(limits.read()));
        DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(SMALL_HEADERS);
        connection.bind(uri.getScheme().equalsIgnoreCase("https") ? encrypted(uri) : socket);
        try {
            HttpRequestExecutor http = new HttpRequestExecutor();
            return answer(uri, http.execute(request(uri), connection, HttpCoreContext.create()));
        } catch (HttpException e) {
            throw new IOException("the answer is no HTTP", e);
        }
    }

    /** All addresses must be permitted: a name with a public and a private one is a trap or a mistake. */
    private void connect(URI uri) throws IOException {
        String host = host(uri);
        List<InetAddress> addresses = hosts.addressesOf(host);
        if (!addresses.stream().allMatch(policy::permits)) {
            throw SourceException.addressRefused(uri);
        }
        // The first is what the system prefers; a source with one dead address of several is a source to try again.
        try {
            socket.connect(new InetSocketAddress(addresses.getFirst(), port(uri)), millis(limits.connect()));
        } catch (SocketTimeoutException e) {
            throw SourceException.timedOut(uri, limits.connect(), e);
        }
    }

    private Socket encrypted(URI uri) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, host(uri), port(uri), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private static ClassicHttpRequest request(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return ClassicRequestBuilder.get()
                .setPath(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setHeader(HttpHeaders.HOST, uri.getRawAuthority())
                .setHeader(HttpHeaders.USER_AGENT, "Superstep")
                .setHeader(
                        HttpHeaders.ACCEPT,
                        "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/html;q=0.8, text/*;q=0.5")
                .setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip")
                .setHeader(HttpHeaders.CONNECTION, "close")
                .build();
    }

    private Answer answer(URI uri, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        Optional<String> location = header(response, HttpHeaders.LOCATION);
        if (status >= 300 && status < 400 && location.isPresent()) {
            return new Answer.Elsewhere(location.get());
        }
        if (status != 200) {
            throw SourceException.status(uri, status);
        }
        String type = header(response, HttpHeaders.CONTENT_TYPE).orElse("");
        if (!ContentTypes.isText(type)) {
            throw SourceException.unsupportedType(uri, type);
        }
        String text = TextDecoding.decode(SourceException.name(uri), body(uri, response), ContentTypes.charset(type));
        return new Answer.Document(new Fetched(uri, type, text));
    }

    private byte[] body(URI uri, ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > limits.maxBytes()) {
            throw SourceException.tooLarge(uri, limits.maxBytes());
        }
        String encoding =
                header(response, HttpHeaders.CONTENT_ENCODING).orElse("").strip();
        InputStream stream = entity.getContent();
        return BoundedBody.read(uri, stream, encoding.toLowerCase(Locale.ROOT), limits.maxBytes());
    }

    private static Optional<String> header(ClassicHttpResponse response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    /** A literal address of IPv6 is in brackets. */
    private static String host(URI uri) {
        return uri.getHost().replaceAll("^\\[|]$", "");
    }

    private static int port(URI uri) {
        return uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    /** Sockets take 0 for no limit. */
    private static int millis(Duration duration) {
        return Math.toIntExact(Math.max(1, duration.toMillis()));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It was to be gone, and is.
        }
    }

    /** What came back. */
    sealed interface Answer {
        /** It is to be looked for at {@code location}, which may be relative. */
        record Elsewhere(String location) implements Answer {}

        /** This is it. */
        record Document(Fetched fetched) implements Answer {}
    }
}
