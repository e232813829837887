package dev.superstep.testing.faults.dynamodb;

import dev.superstep.testing.faults.Moment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * The HTTP client of a DynamoDB client, which answers the requests that a test names as the service does in trouble.
 *
 * <pre>
 *   FaultyDynamoDb http = FaultyDynamoDb.on(UrlConnectionHttpClient.create())
 *           .answering("PutItem", 3, 2, Trouble.PROVISIONED_THROUGHPUT_EXCEEDED, Moment.BEFORE);
 *   DynamoDbClient client = DynamoDbClient.builder().httpClient(http)....build();
 * </pre>
 *
 * <p>Requests of an operation are numbered from 1 as they go over the wire, so that each try of the client counts. Plan before
 * the first. Thread-safe.
 */
public final class FaultyDynamoDb implements SdkHttpClient {
    private static final String TARGET = "X-Amz-Target";

    private final SdkHttpClient client;
    private final Map<Request, Fault> plan = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    private FaultyDynamoDb(SdkHttpClient client) {
        this.client = client;
    }

    private record Request(String operation, int nth) {}

    private record Fault(Trouble trouble, Moment moment) {}

    /** A client that sends by {@code client}, which is closed with it. */
    public static FaultyDynamoDb on(SdkHttpClient client) {
        return new FaultyDynamoDb(client);
    }

    /**
     * {@code times} requests will be answered with {@code trouble}.
     *
     * @param operation of DynamoDB, such as {@code PutItem}
     * @param nth the first of them, from 1
     * @param times how many in a row
     * @param moment whether they reach the service and only their answers are lost
     */
    public FaultyDynamoDb answering(String operation, int nth, int times, Trouble trouble, Moment moment) {
        for (int i = 0; i < times; i++) {
            plan.put(new Request(operation, nth + i), new Fault(trouble, moment));
        }
        return this;
    }

    /** How many requests of {@code operation} there were, those in trouble included. */
    public int count(String operation) {
        return counts.getOrDefault(operation, 0);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        String target = request.httpRequest().firstMatchingHeader(TARGET).orElse("");
        String operation = target.substring(target.indexOf('.') + 1);
        ExecutableHttpRequest real = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return send(operation, real);
            }

            @Override
            public void abort() {
                real.abort();
            }
        };
    }

    private HttpExecuteResponse send(String operation, ExecutableHttpRequest real) throws IOException {
        @Nullable Fault fault = plan.get(new Request(operation, counts.merge(operation, 1, Integer::sum)));
        if (fault == null) {
            return real.call();
        }
        switch (fault.moment()) {
            case BEFORE -> real.abort();
            case AFTER -> drop(real.call());
        }
        return answer(fault.trouble());
    }

    private static void drop(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isPresent()) {
            response.responseBody().orElseThrow().readAllBytes();
        }
    }

    private static HttpExecuteResponse answer(Trouble trouble) throws IOException {
        if (trouble.status() == 0) {
            throw new SocketException(trouble.error());
        }
        byte[] body = trouble.body().getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(trouble.status())
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .putHeader("Content-Length", String.valueOf(body.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    @Override
    public void close() {
        client.close();
    }
}
