package dev.superstep.s3local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class S3LocalTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void an_object_is_kept_until_the_server_is_closed() throws Exception {
        URI object;
        try (S3Local server = S3Local.start("values")) {
            assertThat(InetAddress.getByName(server.endpoint().getHost()).isLoopbackAddress())
                    .isTrue();
            object = server.endpoint().resolve("/values/a/b");
            assertThat(send(HttpRequest.newBuilder(object).PUT(BodyPublishers.ofString("[1]")))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(send(HttpRequest.newBuilder(object)).body()).isEqualTo("[1]");
            HttpResponse<String> missing = send(HttpRequest.newBuilder(object.resolve("/values/c")));
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.body()).contains("<Code>NoSuchKey</Code>");
        }
        URI gone = object;
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> send(HttpRequest.newBuilder(gone)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
