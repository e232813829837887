package dev.superstep.sources;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes a bean of {@link Sources}, by the configuration. */
final class Wiring {
    /** Networks that may be read from though they are not public, as {@code 10.1.0.0/16}; a list with commas. */
    static final String ALLOWED_NETWORKS = "superstep.sources.allowed-networks";

    /** See {@link FetchLimits#maxBytes}. */
    static final String MAX_BYTES = "superstep.sources.max-bytes";

    private Wiring() {}

    @Produces
    @Singleton
    static Sources sources(
            @ConfigProperty(name = "superstep.sources.connect-timeout", defaultValue = "PT3S") Duration connect,
            @ConfigProperty(name = "superstep.sources.read-timeout", defaultValue = "PT5S") Duration read,
            @ConfigProperty(name = "superstep.sources.total-timeout", defaultValue = "PT15S") Duration total,
            @ConfigProperty(name = MAX_BYTES, defaultValue = "4194304") int maxBytes,
            @ConfigProperty(name = "superstep.sources.max-redirects", defaultValue = "5") int maxRedirects,
            @ConfigProperty(name = ALLOWED_NETWORKS) Optional<List<String>> allowed) {
        FetchLimits limits = new FetchLimits(connect, read, total, maxBytes, maxRedirects);
        return new Sources(limits, AddressPolicy.allowing(allowed.orElse(List.of())));
    }
}
