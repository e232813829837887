package dev.superstep.nodes;

import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes beans of what is no bean by itself. */
final class Wiring {
    Wiring() {}

    @Produces
    @Singleton
    RunLog runLog(DynamoDbClient client, @ConfigProperty(name = "superstep.table") String table) {
        return new DynamoDbRunLog(client, table);
    }
}
