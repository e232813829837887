package dev.superstep.runlog.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.large.LargeValues;
import dev.superstep.runlog.large.LargeValuesContract;
import dev.superstep.s3local.S3Local;
import dev.superstep.testkit.ReservedPort;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3LargeValuesTest extends LargeValuesContract {
    private static S3Local server;
    private static S3Client client;

    @BeforeAll
    static void start() {
        server = S3Local.start("values");
        client = client(server.endpoint());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static S3Client client(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .serviceConfiguration(s -> s.pathStyleAccessEnabled(true).chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build();
    }

    @Override
    protected LargeValues values() {
        return new S3LargeValues(client, "values");
    }

    @Override
    protected int many() {
        return 1_001;
    }

    @Test
    void the_key_is_that_of_the_run_and_the_address() {
        RunId run = new RunId("keys", "r");
        values().put(run, "a1", new byte[] {'1'});

        assertThat(client.listObjectsV2(r -> r.bucket("values").prefix("keys/")).contents())
                .extracting(S3Object::key)
                .containsExactly("keys/r/a1");
    }

    @Test
    void a_bucket_that_is_not_there_is_final() {
        LargeValues elsewhere = new S3LargeValues(client, "nowhere");
        RunId run = new RunId("loop", "r");

        refused(RunLogException.Code.STORE_REFUSED, () -> elsewhere.put(run, "a", new byte[0]));
        refused(RunLogException.Code.STORE_REFUSED, () -> elsewhere.get(run, "a"));
        refused(RunLogException.Code.STORE_REFUSED, () -> elsewhere.erase(run));
    }

    @Test
    void a_store_that_does_not_answer_is_transient() {
        try (ReservedPort nobody = new ReservedPort();
                S3Client dead = client(nobody.http())) {
            LargeValues values = new S3LargeValues(dead, "values");

            refused(RunLogException.Code.STORE_UNAVAILABLE, () -> values.get(new RunId("loop", "r"), "a"));
        }
    }

    private static void refused(RunLogException.Code code, Runnable attempt) {
        assertThatExceptionOfType(RunLogException.class)
                .isThrownBy(attempt::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
