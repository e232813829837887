package dev.superstep.dev.deployment;

import dev.superstep.offlinemodel.OfflineModel;
import io.quarkus.deployment.builditem.Startable;
import org.jspecify.annotations.Nullable;

/** The offline model as Quarkus starts and stops it: once a dev session or test run, not once a reload. */
final class EmbeddedModel implements Startable {
    private @Nullable OfflineModel running;

    @Override
    public void start() {
        running = OfflineModel.start();
    }

    @Override
    public String getConnectionInfo() {
        if (running == null) {
            throw new IllegalStateException("the offline model has not been started");
        }
        return running.url().toString();
    }

    @Override
    public @Nullable String getContainerId() {
        return null;
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
