package dev.superstep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.dynamodblocal.RequestMeter;
import dev.superstep.interpreter.ExecutionResult;
import dev.superstep.interpreter.ExecutionStart;
import dev.superstep.interpreter.Program;
import dev.superstep.json.Json;
import dev.superstep.runlog.dynamodb.DynamoDbRunLog;
import dev.superstep.runlog.dynamodb.RunLogTable;
import dev.superstep.runlog.large.InMemoryLargeValues;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class ExactCostsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 25})
    void a_chain_of_n_nodes_costs_n_transitions_n_queries_and_n_puts_beside_header_and_input(int n) {
        RequestMeter meter = new RequestMeter();
        try (DynamoDbLocal server = DynamoDbLocal.start();
                DynamoDbClient client = client(server, meter)) {
            RunLogTable.create(client, "runs");
            Chain chain = new Chain(
                    n, new DynamoDbRunLog(client, "runs", new InMemoryLargeValues()), view -> Map.of("ran", 1L));
            Program machine = Program.load(chain.compiled.machine());
            meter.reset();

            chain.engine.open("r", "1", Map.of("ran", 0L));
            ExecutionResult result = chain.interpreter.run(
                    machine, ExecutionStart.of("chain", "r", Json.object("run", "r", "superstep", 1L, "base", 0L)));

            assertThat(result).isInstanceOf(ExecutionResult.Succeeded.class);
            assertThat(result.usage().transitions()).isEqualTo(n);
            assertThat(meter.requests()).isEqualTo(Map.of("Query", n, "PutItem", n + 2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void a_chain_started_by_hand_costs_the_same(int n) {
        RequestMeter meter = new RequestMeter();
        try (DynamoDbLocal server = DynamoDbLocal.start();
                DynamoDbClient client = client(server, meter)) {
            RunLogTable.create(client, "runs");
            Chain chain = new Chain(
                    n, new DynamoDbRunLog(client, "runs", new InMemoryLargeValues()), view -> Map.of("ran", 1L));
            Program machine = Program.load(chain.compiled.machine());
            meter.reset();

            ExecutionResult result =
                    chain.interpreter.run(machine, ExecutionStart.of("chain", "by-hand", Json.object("ran", 0L)));

            assertThat(result.usage().transitions()).isEqualTo(n);
            assertThat(meter.requests()).isEqualTo(Map.of("Query", n, "PutItem", n + 2));
        }
    }

    private static DynamoDbClient client(DynamoDbLocal server, RequestMeter meter) {
        return DynamoDbClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> c.addExecutionInterceptor(meter))
                .build();
    }
}
