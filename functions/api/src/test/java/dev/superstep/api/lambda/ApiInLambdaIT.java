package dev.superstep.api.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.superstep.dynamodblocal.DynamoDbLocal;
import dev.superstep.testkit.FakeOpenAi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@link ApiInLambda} that executes runs itself. */
class ApiInLambdaIT extends ApiInLambda {
    private DynamoDbLocal dynamoDb;
    private FakeOpenAi model;

    @Override
    Map<String, String> deployed() throws IOException {
        dynamoDb = DynamoDbLocal.start();
        model = FakeOpenAi.start();
        return Map.of(
                "SUPERSTEP_TABLE", "runs",
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE", dynamoDb.endpoint().toString(),
                "QUARKUS_LANGCHAIN4J_OPENAI_BASE_URL", model.url().toString(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local");
    }

    @Override
    void end() {
        model.close();
        dynamoDb.close();
    }

    @Test
    void who_waits_has_the_run_at_its_end() throws Exception {
        Answer ended = request(
                "POST",
                "/workflows/sequential/runs",
                "wait=25s",
                Files.readString(Path.of("../../events/sequential.json")));

        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        assertThat(ended.json()).containsEntry("status", "SUCCEEDED");
    }
}
