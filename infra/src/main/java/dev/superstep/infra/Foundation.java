package dev.superstep.infra;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.kms.Key;

/**
 * What everything else in the stack stands on.
 *
 * @param settings what the deployment was told
 * @param key encrypts table, bucket and logs
 * @param store where runs are
 * @param model the language model
 * @param nodes the executable of the nodes
 * @param api the executable of the API
 */
record Foundation(Settings settings, Key key, Store store, ModelAccess model, Artifact nodes, Artifact api) {
    /** What every function is told. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(store.environment());
        // What it is anyway. It stands here for `sam local`, which changes no variable that the template has not.
        environment.put("QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE", "https://dynamodb." + Aws.REGION + "." + Aws.URL_SUFFIX);
        environment.put("SUPERSTEP_RETENTION", "P" + settings.retentionDays() + "D");
        // Quarkus's own handlers would be in the way of Lambda's freezing.
        environment.put("DISABLE_SIGNAL_HANDLERS", "true");
        return environment;
    }

    /** A name that is the account's own. */
    String named(String name) {
        return settings.prefix() + name;
    }
}
