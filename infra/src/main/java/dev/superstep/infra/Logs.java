package dev.superstep.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** Log groups: encrypted with the deployment's key, kept for a month. */
final class Logs {
    private Logs() {}

    static LogGroup group(Construct scope, Foundation foundation, String name) {
        return LogGroup.Builder.create(scope, "Log")
                .logGroupName(name)
                .retention(RetentionDays.ONE_MONTH)
                .encryptionKey(foundation.key())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }
}
