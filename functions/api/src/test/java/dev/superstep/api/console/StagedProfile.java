package dev.superstep.api.console;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application in the test's own process, with the workflow whose nodes wait for their cue. */
public final class StagedProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "superstep.table", "staged-console",
                "superstep.test.rehearsal", "true",
                "superstep.api.max-body-size", "51M",
                "superstep.local.erase-grace", "0s");
    }
}
