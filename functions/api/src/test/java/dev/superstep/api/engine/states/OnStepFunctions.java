package dev.superstep.api.engine.states;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The application as in AWS: Step Functions executes runs, and tells of their ends. */
public class OnStepFunctions implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("superstep.table", "states", "superstep.test.status-changes", "true");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(StepFunctionsResource.class));
    }

    /** With the workflow whose nodes do what a test says. */
    public static final class Gated extends OnStepFunctions {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "superstep.table", "states-gated",
                    "superstep.test.status-changes", "true",
                    "superstep.test.gated", "true");
        }
    }

    /** With a table of runs that began long ago. */
    public static final class OwnTable extends OnStepFunctions {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("superstep.table", "states-lists");
        }
    }

    /** With room for large inputs. */
    public static final class Large extends OnStepFunctions {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("superstep.table", "states-large", "superstep.api.max-body-size", "51M");
        }
    }

    /** With the packaged nodes in Lambda emulators. */
    public static class WithPackagedNodes extends OnStepFunctions {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("superstep.dev.dynamodb.enabled", "false");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PackagedNodesResource.class));
        }
    }

    /** With the packaged nodes in Lambda emulators, and room for large inputs. */
    public static final class LargeWithPackagedNodes extends WithPackagedNodes {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("superstep.dev.dynamodb.enabled", "false", "superstep.api.max-body-size", "51M");
        }
    }

    /** No event ever comes. */
    public static final class WithoutEvents extends OnStepFunctions {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("superstep.table", "states-silent", "superstep.test.gated", "true");
        }
    }
}
