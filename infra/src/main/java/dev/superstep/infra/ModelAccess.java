package dev.superstep.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/**
 * What nodes that ask a language model are told: where it is, and which secret has its key. The secret is made without a key, which
 * somebody puts there, so that it stands in no template and in no environment.
 */
final class ModelAccess extends Construct {
    /** What stands for no key. */
    private static final String NO_KEY = "none";

    private final Settings settings;
    private final Secret key;

    ModelAccess(Construct scope, String id, Settings settings, Key encryption) {
        super(scope, id);
        this.settings = settings;
        this.key = Secret.Builder.create(this, "Key")
                .secretName(settings.prefix() + "superstep-model-key")
                .description("The key of the language model; " + NO_KEY + " stands for none")
                .secretStringValue(SecretValue.unsafePlainText(NO_KEY))
                .encryptionKey(encryption)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Suppressions.of(key).add("AwsSolutions-SMG4", "The key is another company's, which has no way to rotate it.");
    }

    /** Where the model is, for the environment of a function. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("SUPERSTEP_MODEL_SECRET", key.getSecretArn());
        settings.modelUrl().ifPresent(url -> environment.put("QUARKUS_LANGCHAIN4J_OPENAI_BASE_URL", url));
        settings.modelName()
                .ifPresent(name -> environment.put("QUARKUS_LANGCHAIN4J_OPENAI_CHAT_MODEL_MODEL_NAME", name));
        return environment;
    }

    /** What a function does that asks the model: it reads this secret; the key that encrypts it, it may use anyway. */
    PolicyStatement allowed() {
        return Statements.allow(List.of("secretsmanager:GetSecretValue"), List.of(key.getSecretArn()));
    }
}
