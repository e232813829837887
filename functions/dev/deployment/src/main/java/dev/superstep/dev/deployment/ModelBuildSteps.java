package dev.superstep.dev.deployment;

import dev.superstep.offlinemodel.OfflineModel;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * Starts the offline model in dev mode and tests and points the application's client at it, if nobody has said which model to
 * take.
 */
final class ModelBuildSteps {
    private static final Logger LOG = Logger.getLogger("dev.superstep.dev");
    private static final String FEATURE = "superstep-dev-model";
    private static final String URL = "quarkus.langchain4j.openai.base-url";
    private static final String KEY = "quarkus.langchain4j.openai.api-key";
    private static final String NAME = "quarkus.langchain4j.openai.chat-model.model-name";

    /** What functions/models has for want of a key. */
    private static final String NO_KEY = "none";

    private static final String OPENAI = "https://api.openai.com/";

    @BuildStep(onlyIf = IsDevServicesSupportedByLaunchMode.class)
    void startModel(ModelDevConfig config, BuildProducer<DevServicesResultBuildItem> services) {
        if (!config.enabled() || isModelConfigured()) {
            return;
        }
        services.produce(DevServicesResultBuildItem.owned()
                .feature(FEATURE)
                .description("A model that picks sentences, in this JVM")
                .serviceConfig(OfflineModel.NAME)
                .startable(EmbeddedModel::new)
                .config(Map.of(NAME, OfflineModel.NAME))
                .configProvider(Map.of(URL, EmbeddedModel::getConnectionInfo))
                .postStartHook(ModelBuildSteps::announce)
                .build());
    }

    private static void announce(EmbeddedModel model) {
        LOG.infof(
                "No language model is configured: the offline one answers at %s, with sentences out of the prompts. For"
                        + " another set QUARKUS_LANGCHAIN4J_OPENAI_BASE_URL, …_API_KEY and …_CHAT_MODEL_MODEL_NAME"
                        + " (docs/models.md)",
                model.getConnectionInfo());
    }

    private static boolean isModelConfigured() {
        boolean url = setting(URL).filter(found -> !found.startsWith(OPENAI)).isPresent();
        boolean key = setting(KEY).filter(found -> !found.equals(NO_KEY)).isPresent();
        return url || key;
    }

    private static Optional<String> setting(String name) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class);
    }
}
