package dev.superstep.api.wiring;

import dev.superstep.api.engine.RunListener;
import dev.superstep.api.engine.WatchedRunLog;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.FolderLargeValues;
import dev.superstep.runlog.large.LargeValues;
import dev.superstep.runlog.s3.S3LargeValues;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The run log on the application's DynamoDB client, with a bucket or a folder for what is too large for the table. */
final class LogWiring {
    private LogWiring() {}

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

    /** The bucket's, if there is one, else the folder's; no client is made for nothing. */
    @Produces
    @Singleton
    static LargeValues largeValues(
            @ConfigProperty(name = "superstep.bucket") Optional<String> bucket,
            @ConfigProperty(name = "superstep.values.folder") Optional<Path> folder,
            Instance<S3Client> client) {
        return bucket.<LargeValues>map(name -> new S3LargeValues(client.get(), name))
                .or(() -> folder.map(FolderLargeValues::new))
                .orElseGet(() -> LargeValues.none("superstep.bucket or superstep.values.folder"));
    }
}
