package dev.superstep.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.superstep.sources.SourceException.Code;
import dev.superstep.testkit.WebSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WebFetcherTest {
    private static final AddressPolicy LOOPBACK = AddressPolicy.allowing(List.of("127.0.0.1/32"));
    private static final FetchLimits LIMITS =
            new FetchLimits(Duration.ofSeconds(1), Duration.ofMillis(400), Duration.ofMillis(1_500), 100_000, 3);

    private final WebSite site = WebSite.open();
    private final WebFetcher fetcher = new WebFetcher(LIMITS, LOOPBACK, HostLookup.system());

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_document_comes_with_its_type_and_address() throws InterruptedException {
        site.with("/a", "text/html; charset=utf-8", "grüß");

        Fetched fetched = fetcher.fetch(uri("/a?b=c%20d"));

        assertThat(fetched.text()).isEqualTo("grüß");
        assertThat(fetched.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(fetched.uri().getPath()).isEqualTo("/a");
    }

    @Test
    void the_request_says_who_asks_and_for_what_and_nothing_else() throws InterruptedException {
        site.with("/a", request -> {
            assertThat(request.getRequestHeaders().keySet())
                    .containsExactlyInAnyOrder("Host", "User-agent", "Accept", "Accept-encoding", "Connection");
            assertThat(request.getRequestHeaders().getFirst("Host")).isEqualTo("127.0.0.1:" + site.port());
            assertThat(request.getRequestURI()).hasToString("/a?q=1");
            WebSite.send(request, 200, new byte[] {'x'});
        });

        assertThat(fetcher.fetch(uri("/a?q=1#part")).text()).isEqualTo("x");
    }

    @Test
    void redirects_are_followed_relative_ones_too() throws InterruptedException {
        site.redirecting("/1", "/x/2").redirecting("/x/2", "3").with("/x/3", "text/plain", "here");

        Fetched fetched = fetcher.fetch(uri("/1"));

        assertThat(fetched.text()).isEqualTo("here");
        assertThat(fetched.uri().getPath()).isEqualTo("/x/3");
    }

    @Test
    void redirects_in_a_circle_end() {
        site.redirecting("/1", "/2").redirecting("/2", "/1");

        assertFails("/1", Code.TOO_MANY_REDIRECTS);
        assertThat(site.requests()).hasSize(1 + LIMITS.maxRedirects());
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data/, ADDRESS_REFUSED",
        "http://10.0.0.1/, ADDRESS_REFUSED",
        "http://[::1]:80/, ADDRESS_REFUSED",
        "http://[::ffff:10.0.0.1]/, ADDRESS_REFUSED",
        "http://0x7f000002/, ADDRESS_REFUSED",
        "//localhost.:1/, UNREACHABLE",
        "file:///etc/passwd, BAD_SOURCE",
        "ftp://127.0.0.1/, BAD_SOURCE",
        "http://user:secret@127.0.0.1/, BAD_SOURCE",
        "http:///nowhere, BAD_SOURCE",
        "http://a b/, BAD_SOURCE"
    })
    void each_redirect_is_checked_as_the_first_address_is(String location, Code code) {
        site.redirecting("/1", location);
        WebFetcher strict = new WebFetcher(
                LIMITS,
                LOOPBACK,
                host -> host.startsWith("0x") ? List.of(InetAddress.getByName("127.0.0.2")) : lookup(host));

        assertThat(failure(strict, uri("/1")).code()).isEqualTo(code);
    }

    private static List<InetAddress> lookup(String host) throws UnknownHostException {
        return HostLookup.system().addressesOf(host);
    }

    @Test
    void without_permission_loopback_is_not_even_connected_to() {
        site.with("/a", "text/plain", "secret");
        WebFetcher strict = new WebFetcher(LIMITS, AddressPolicy.publicOnly(), HostLookup.system());

        assertThat(failure(strict, uri("/a")).code()).isEqualTo(Code.ADDRESS_REFUSED);
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void a_name_that_leads_elsewhere_the_second_time_is_looked_up_once() throws Exception {
        site.with("/a", "text/plain", "here");
        AtomicInteger lookups = new AtomicInteger();
        HostLookup rebinding = host -> lookup(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2");

        URI uri = URI.create("http://rebinding.example:" + site.port() + "/a");
        assertThat(new WebFetcher(LIMITS, LOOPBACK, rebinding).fetch(uri).text())
                .isEqualTo("here");

        assertThat(lookups).hasValue(1);
        assertThat(failure(new WebFetcher(LIMITS, LOOPBACK, rebinding), uri).code())
                .isEqualTo(Code.ADDRESS_REFUSED);
    }

    @Test
    void a_name_with_one_address_too_many_is_refused() {
        HostLookup two = host ->
                List.of(lookup("127.0.0.1").getFirst(), lookup("10.0.0.1").getFirst());

        URI uri = URI.create("http://two.example:" + site.port() + "/");
        assertThat(failure(new WebFetcher(LIMITS, LOOPBACK, two), uri).code()).isEqualTo(Code.ADDRESS_REFUSED);
    }

    @Test
    void a_source_that_hangs_is_left_after_the_read_limit() {
        site.hanging("/a");

        SourceException failure = assertFails("/a", Code.TIMED_OUT);

        assertThat(failure.isTransient()).isTrue();
        assertThat(failure).hasMessageContaining("within PT0.4S");
    }

    @Test
    void a_source_that_sends_a_byte_now_and_then_is_left_after_the_total_limit() throws InterruptedException {
        CountDownLatch left = new CountDownLatch(1);
        site.with("/a", request -> {
            request.sendResponseHeaders(200, 0);
            try (OutputStream body = request.getResponseBody()) {
                while (true) {
                    body.write(' ');
                    body.flush();
                    Thread.sleep(50);
                }
            } catch (IOException e) {
                left.countDown();
            }
        });

        assertThat(assertFails("/a", Code.TIMED_OUT)).hasMessageContaining("within PT1.5S");
        assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_look_up_that_hangs_is_left_after_the_total_limit() {
        WebFetcher slow = new WebFetcher(LIMITS, LOOPBACK, host -> {
            try {
                Thread.sleep(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });

        assertThat(failure(slow, URI.create("http://slow.example/")).code()).isEqualTo(Code.TIMED_OUT);
    }

    @Test
    void an_interrupt_ends_a_fetch() throws InterruptedException {
        site.hanging("/a");
        Thread caller = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            while (site.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            caller.interrupt();
        });

        assertThatThrownBy(() -> fetcher.fetch(uri("/a"))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void fifty_megabytes_end_at_the_limit_and_not_behind_them() throws InterruptedException {
        CountDownLatch left = new CountDownLatch(1);
        site.with("/a", request -> {
            request.getResponseHeaders().set("Content-Type", "application/rss+xml");
            request.sendResponseHeaders(200, 0);
            try (OutputStream body = request.getResponseBody()) {
                for (int sent = 0; sent < 50; sent++) {
                    body.write(new byte[1 << 20]);
                }
            } catch (IOException e) {
                left.countDown();
            }
        });

        assertFails("/a", Code.SOURCE_TOO_LARGE);
        assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_says_that_it_is_too_large_is_not_read() {
        site.with("/a", request -> {
            request.sendResponseHeaders(200, 50_000_000);
            request.getResponseBody().flush();
            Thread.sleep(300);
        });

        assertFails("/a", Code.SOURCE_TOO_LARGE);
    }

    @Test
    void as_many_bytes_as_are_allowed_are_read() throws InterruptedException {
        site.with("/a", "text/plain", "x".repeat(LIMITS.maxBytes())).with("/b", "text/plain", "x".repeat(100_001));

        assertThat(fetcher.fetch(uri("/a")).text()).hasSize(LIMITS.maxBytes());
        assertFails("/b", Code.SOURCE_TOO_LARGE);
    }

    @Test
    void gzip_is_unpacked() throws Exception {
        gzip("/a", "wörter".getBytes(StandardCharsets.UTF_8));

        assertThat(fetcher.fetch(uri("/a")).text()).isEqualTo("wörter");
    }

    @Test
    void a_gzip_bomb_ends_at_the_limit() throws IOException {
        gzip("/a", new byte[64 << 20]);

        assertFails("/a", Code.SOURCE_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate", "gzip, gzip"})
    void an_encoding_that_is_unknown_or_damaged_is_refused(String encoding) {
        site.with("/a", request -> {
            request.getResponseHeaders().set("Content-Encoding", encoding);
            WebSite.send(request, 200, "not packed".getBytes(StandardCharsets.UTF_8));
        });

        assertFails("/a", Code.UNSUPPORTED_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "application/octet-stream", "application/json", "video/mp4"})
    void what_is_no_text_is_refused(String type) {
        site.with("/a", type, "x");

        assertFails("/a", Code.UNSUPPORTED_TYPE);
    }

    @ParameterizedTest
    @CsvSource({"404, false", "410, false", "500, true", "503, true", "429, true", "304, false", "204, false"})
    void another_status_says_whether_it_may_pass(int status, boolean passes) {
        site.with("/a", request -> WebSite.send(request, status, new byte[0]));

        SourceException failure = assertFails("/a", Code.HTTP_STATUS);

        assertThat(failure).hasMessageContaining("status " + status);
        assertThat(failure.isTransient()).isEqualTo(passes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void what_speaks_another_protocol_is_unreachable(String scheme) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            byte[] mail = "220 mail.example ESMTP\r\n".repeat(50).getBytes(StandardCharsets.UTF_8);
            Thread.ofVirtual().start(() -> {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream().write(mail);
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // It is closed.
                }
            });

            URI uri = URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/");
            // Encryption takes a while to get going, and this is not about time.
            WebFetcher patient = new WebFetcher(FetchLimits.DEFAULT, LOOPBACK, HostLookup.system());
            assertThat(failure(patient, uri).code()).isEqualTo(Code.UNREACHABLE);
        }
    }

    @Test
    void an_unknown_host_is_unreachable() {
        WebFetcher lost = new WebFetcher(LIMITS, LOOPBACK, host -> {
            throw new UnknownHostException(host);
        });

        assertThat(failure(lost, URI.create("http://lost.example/")).code()).isEqualTo(Code.UNREACHABLE);
    }

    @Test
    void a_message_has_neither_the_query_nor_the_address() {
        WebFetcher inside = new WebFetcher(LIMITS, LOOPBACK, host -> List.of(InetAddress.getByName("10.9.8.7")));

        assertThat(failure(inside, URI.create("http://inside.example/feed?key=secret")))
                .hasMessageContaining("http://inside.example/feed leads to an address that is not public")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("10.9.8.7");
    }

    private void gzip(String path, byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        site.with(path, request -> {
            request.getResponseHeaders().set("Content-Encoding", "gzip");
            WebSite.send(request, 200, packed.toByteArray());
        });
    }

    private SourceException assertFails(String path, Code code) {
        SourceException failure = failure(fetcher, uri(path));
        assertThat(failure.code()).isEqualTo(code);
        return failure;
    }

    private static SourceException failure(WebFetcher fetcher, URI uri) {
        return catchThrowableOfType(SourceException.class, () -> fetcher.fetch(uri));
    }

    private URI uri(String path) {
        return URI.create(site.url(path));
    }
}
