package dev.superstep.nodes;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Gives the language model's key out of Secrets Manager, so that it stands in no environment and no template.
 *
 * <p>{@code SUPERSTEP_MODEL_SECRET} names the secret, whose text is the key; where it is not set nothing is asked. It is read when
 * the function starts: a key that was changed is known to instances that start after that. A secret that cannot be read
 * ends the start, for a node without its model would fail later and say less.
 */
public final class ModelKeySource implements ConfigSourceFactory {
    static final String SECRET = "superstep.model.secret";
    static final String KEY = "quarkus.langchain4j.openai.api-key";

    /** Above application.properties, below what somebody sets in the environment. */
    private static final int ORDINAL = 275;

    /** For the service loader. */
    public ModelKeySource() {}

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue secret = context.getValue(SECRET);
        if (secret == null || secret.getValue() == null || secret.getValue().isBlank()) {
            return List.of();
        }
        return List.of(new PropertiesConfigSource(Map.of(KEY, read(secret.getValue())), "model key", ORDINAL));
    }

    private static String read(String secret) {
        try (SecretsManagerClient client = SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            return client.getSecretValue(request -> request.secretId(secret)).secretString();
        }
    }
}
