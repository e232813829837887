package dev.superstep.api.console;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** As in production, with a table that is made here. The same for all tests of the console, so that the application starts once. */
public final class ConsoleProfile implements QuarkusTestProfile {
    static final String TABLE = "console";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("superstep.table", TABLE, "superstep.table.create", "true");
    }
}
