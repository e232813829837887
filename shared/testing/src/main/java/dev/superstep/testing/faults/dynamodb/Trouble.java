package dev.superstep.testing.faults.dynamodb;

/** What DynamoDB, or the way to it, answers in place of a result. */
public enum Trouble {
    /** The table takes no more for now. */
    PROVISIONED_THROUGHPUT_EXCEEDED(400, "ProvisionedThroughputExceededException"),
    /** The account takes no more for now. */
    REQUEST_LIMIT_EXCEEDED(400, "RequestLimitExceeded"),
    /** Requests come too fast. */
    THROTTLING(400, "ThrottlingException"),
    /** A fault of the service. */
    INTERNAL_SERVER_ERROR(500, "InternalServerError"),
    /** The service is not there. */
    SERVICE_UNAVAILABLE(503, "ServiceUnavailable"),
    /** The connection breaks. */
    CONNECTION_RESET(0, "Connection reset");

    private final int status;
    private final String error;

    Trouble(int status, String error) {
        this.status = status;
        this.error = error;
    }

    /** The status of the HTTP response; 0 if there is none. */
    int status() {
        return status;
    }

    /** The name of the error. */
    String error() {
        return error;
    }

    /** The body of the response, in JSON 1.0 as DynamoDB writes it. */
    String body() {
        String space = this == THROTTLING || this == REQUEST_LIMIT_EXCEEDED
                ? "com.amazon.coral.availability"
                : "com.amazonaws.dynamodb.v20120810";
        return "{\"__type\":\"" + space + "#" + error + "\",\"message\":\"a planned fault\"}";
    }
}
