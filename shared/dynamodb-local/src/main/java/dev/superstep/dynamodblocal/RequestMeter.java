package dev.superstep.dynamodblocal;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Counts what a DynamoDB client sends, and what it is charged: for tests that pin what something costs.
 *
 * <p>Given to a client as an execution interceptor. It counts every request on the wire, the client's own retries too, by
 * operation ({@code PutItem}), and asks for the consumed capacity of gets, puts, updates and queries. A request that fails,
 * as by its condition, is counted and shows no capacity, though AWS charges for it. Thread-safe.
 */
public final class RequestMeter implements ExecutionInterceptor {
    private final Map<String, Integer> requests = new TreeMap<>();
    private final Map<String, Double> units = new TreeMap<>();

    /** How many requests were sent since the last {@link #reset}, by operation, those that were. */
    public synchronized Map<String, Integer> requests() {
        return new TreeMap<>(requests);
    }

    /** The capacity units that {@code operation} took since the last {@link #reset}. */
    public synchronized double units(String operation) {
        return units.getOrDefault(operation, 0.0);
    }

    /** Begins to count from zero. */
    public synchronized void reset() {
        requests.clear();
        units.clear();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
        return switch (context.request()) {
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(total).build();
            case PutItemRequest put ->
                put.toBuilder().returnConsumedCapacity(total).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(total).build();
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(total).build();
            default -> context.request();
        };
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        count(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        switch (context.response()) {
            case GetItemResponse got -> charge(operation, got.consumedCapacity());
            case PutItemResponse put -> charge(operation, put.consumedCapacity());
            case UpdateItemResponse updated -> charge(operation, updated.consumedCapacity());
            case QueryResponse found -> charge(operation, found.consumedCapacity());
            default -> {} // an operation without capacity, such as CreateTable
        }
    }

    private synchronized void count(String operation) {
        requests.merge(operation, 1, Integer::sum);
    }

    private synchronized void charge(String operation, ConsumedCapacity consumed) {
        units.merge(operation, consumed.capacityUnits(), Double::sum);
    }
}
