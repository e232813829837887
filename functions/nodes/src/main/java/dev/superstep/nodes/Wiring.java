package dev.superstep.nodes;

import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.large.LargeValues;
import dev.superstep.runlog.s3.S3LargeValues;
import dev.superstep.runner.Instruments;
import dev.superstep.runner.TaskOutcomes;
import dev.superstep.states.StatesTaskOutcomes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Makes beans of what is no bean by itself. */
final class Wiring {
    Wiring() {}

    @Produces
    @Singleton
    RunLog runLog(
            DynamoDbClient client, @ConfigProperty(name = "superstep.table") String table, LargeValues largeValues) {
        return new DynamoDbRunLog(client, table, largeValues);
    }

    /** A line an invocation for CloudWatch, and the process's own memory. */
    @Produces
    @Singleton
    Instruments instruments() {
        return new Instruments(
                new ProcessMemory(Path.of("/proc/self/status")), new EmbeddedMetrics(System.out), new TaskMdc());
    }

    /** As fast to its first answer as the others; region, credentials and another address are the environment's. */
    @Produces
    @Singleton
    SfnClient states() {
        return SfnClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Tells tasks that wait; no client is made before one is to be told. */
    @Produces
    @Singleton
    TaskOutcomes outcomes(Instance<SfnClient> client) {
        return token -> new StatesTaskOutcomes(client.get()).succeed(token);
    }

    /** The bucket's, if there is one; else no client is made, since that takes time at every start. */
    @Produces
    @Singleton
    LargeValues largeValues(
            @ConfigProperty(name = "superstep.bucket") Optional<String> bucket, Instance<S3Client> client) {
        return bucket.<LargeValues>map(name -> new S3LargeValues(client.get(), name))
                .orElseGet(() -> LargeValues.none("superstep.bucket"));
    }
}
