package dev.superstep.api.models;

import dev.superstep.testkit.WebSite;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets the application read from loopback, with little patience, and hands a {@link WebSite} to tests that have a field for it. */
public final class WebSiteResource implements QuarkusTestResourceLifecycleManager {
    private WebSite site;

    @Override
    public Map<String, String> start() {
        site = WebSite.open();
        return Map.of(
                "superstep.sources.allowed-networks", "127.0.0.1/32",
                "superstep.sources.read-timeout", "PT0.5S",
                "superstep.sources.total-timeout", "PT5S",
                "superstep.sources.max-bytes", "1000000");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(site, new TestInjector.MatchesType(WebSite.class));
    }

    @Override
    public void stop() {
        site.close();
    }
}
