package dev.superstep.runlog.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.runlog.RunLogException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class StoreErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "ProvisionedThroughputExceededException, 400, STORE_UNAVAILABLE",
        "RequestLimitExceeded, 400, STORE_UNAVAILABLE",
        "ThrottlingException, 400, STORE_UNAVAILABLE",
        "InternalServerError, 500, STORE_UNAVAILABLE",
        "ServiceUnavailable, 503, STORE_UNAVAILABLE",
        "ResourceNotFoundException, 400, STORE_REFUSED",
        "AccessDeniedException, 400, STORE_REFUSED",
        "ValidationException, 400, STORE_REFUSED",
        "ItemCollectionSizeLimitExceededException, 400, STORE_REFUSED",
    })
    void a_fault_of_the_service_is_told_from_one_of_the_request(String name, int status, RunLogException.Code code) {
        becomes(
                code,
                DynamoDbException.builder()
                        .statusCode(status)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode(name)
                                .errorMessage("no")
                                .build())
                        .build());
    }

    @Test
    void time_outs_and_broken_connections_are_transient() {
        becomes(RunLogException.Code.STORE_UNAVAILABLE, ApiCallTimeoutException.create(1_000));
        becomes(RunLogException.Code.STORE_UNAVAILABLE, ApiCallAttemptTimeoutException.create(1_000));
        becomes(RunLogException.Code.STORE_UNAVAILABLE, SdkClientException.create("broken", new IOException("pipe")));
    }

    @Test
    void a_client_that_is_set_up_wrongly_is_final() {
        becomes(RunLogException.Code.STORE_REFUSED, SdkClientException.create("Unable to load credentials"));
    }

    @Test
    void a_failed_condition_is_an_answer() {
        ConditionalCheckFailedException lost =
                ConditionalCheckFailedException.builder().build();

        assertThatThrownBy(() -> StoreErrors.translate("asking", () -> {
                    throw lost;
                }))
                .isSameAs(lost);
        assertThat(StoreErrors.translate("asking", () -> "it")).isEqualTo("it");
    }

    private static void becomes(RunLogException.Code code, SdkException e) {
        assertThatThrownBy(() -> StoreErrors.translate("asking", () -> {
                    throw e;
                }))
                .isInstanceOfSatisfying(
                        RunLogException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageStartingWith(code + ": asking ")
                .hasCause(e);
    }
}
