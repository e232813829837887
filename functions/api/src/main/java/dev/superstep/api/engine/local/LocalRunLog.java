package dev.superstep.api.engine.local;

import dev.superstep.api.engine.RunListener;
import dev.superstep.api.engine.WatchedRunLog;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.FolderLargeValues;
import dev.superstep.runlog.large.LargeValues;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The run log on the application's DynamoDB client, with a folder for what is too large for the table. */
final class LocalRunLog {
    private LocalRunLog() {}

    /** The log in {@code table}, which is created if {@code create} says so and it is not there. */
    @Produces
    @Singleton
    static RunLog runLog(
            DynamoDbClient client,
            @ConfigProperty(name = "superstep.table") String table,
            @ConfigProperty(name = "superstep.table.create") boolean create,
            LargeValues largeValues,
            @All List<RunListener> listeners) {
        if (create && !client.listTables().tableNames().contains(table)) {
            RunLogTable.create(client, table);
        }
        return new WatchedRunLog(new DynamoDbRunLog(client, table, largeValues), new RunListeners(listeners));
    }

    /** What a bucket is in the cloud. */
    @Produces
    @Singleton
    static LargeValues largeValues(@ConfigProperty(name = "superstep.values.folder") Optional<Path> folder) {
        return folder.<LargeValues>map(FolderLargeValues::new)
                .orElseGet(() -> LargeValues.none("superstep.values.folder"));
    }
}
