package dev.superstep.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Statements of IAM policies, each with all that it allows. */
final class Statements {
    private Statements() {}

    static PolicyStatement allow(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .actions(actions)
                .resources(resources)
                .build();
    }

    /** {@link #allow} if what is asked for says so, word for word. */
    static PolicyStatement allowIf(List<String> actions, List<String> resources, String key, String value) {
        return PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .actions(actions)
                .resources(resources)
                .conditions(Map.of("StringEquals", Map.of(key, value)))
                .build();
    }
}
