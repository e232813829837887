package dev.superstep.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.superstep.json.Json;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** The key of the model, from a server that speaks Secrets Manager's protocol. */
class ModelKeySourceTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "aws.region", "us-east-1",
            "aws.accessKeyId", "none",
            "aws.secretAccessKey", "none");

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.set(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = Json.bytes(
                    status == 200
                            ? Json.object("Name", "key", "SecretString", "sk-1234")
                            : Json.object("__type", "AccessDeniedException", "message", "no"));
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        SETTINGS.forEach(System::setProperty);
        System.setProperty(
                "aws.endpointUrlSecretsManager",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        SETTINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrlSecretsManager");
    }

    @Test
    void the_key_is_the_text_of_the_secret_that_the_environment_names() {
        Iterable<ConfigSource> sources = new ModelKeySource().getConfigSources(context("arn:of:the:secret"));

        assertThat(sources)
                .singleElement()
                .satisfies(source -> assertThat(source.getValue("quarkus.langchain4j.openai.api-key"))
                        .isEqualTo("sk-1234"));
        assertThat(asked.get()).isEqualTo("secretsmanager.GetSecretValue {\"SecretId\":\"arn:of:the:secret\"}");
    }

    @Test
    void where_no_secret_is_named_nothing_is_asked() {
        assertThat(new ModelKeySource().getConfigSources(context(null))).isEmpty();
        assertThat(asked.get()).isEmpty();
    }

    @Test
    void a_secret_that_cannot_be_read_ends_the_start() {
        status = 400;

        assertThatThrownBy(() -> new ModelKeySource().getConfigSources(context("another")))
                .isInstanceOf(SecretsManagerException.class);
    }

    private static ConfigSourceContext context(@Nullable String secret) {
        return new ConfigSourceContext() {
            @Override
            public ConfigValue getValue(String name) {
                return secret == null || !name.equals("superstep.model.secret")
                        ? null
                        : ConfigValue.builder().withName(name).withValue(secret).build();
            }

            @Override
            public Iterator<String> iterateNames() {
                return List.of("superstep.model.secret").iterator();
            }
        };
    }
}
