package dev.superstep.benchmarks.dynamodb;

import dev.superstep.benchmarks.frame.Result;
import dev.superstep.dynamodblocal.RequestMeter;
import java.util.Set;

/**
 * What was sent to DynamoDB.
 *
 * @param writeUnits write capacity units, in whole: DynamoDB charges no part of one
 * @param readUnits read capacity units; a strongly consistent read takes whole ones
 * @param requests on the wire, whatever they did
 */
record Cost(long writeUnits, long readUnits, int requests) {
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem");

    /** {@code result} with this as what it costs a process that runs all steps. */
    Result in(Result result) {
        return result.with("rcu_warm", readUnits).with("wcu", writeUnits).with("requests", requests);
    }

    /** What {@code meter} has counted since it was reset. */
    static Cost of(RequestMeter meter) {
        double written = 0;
        double read = 0;
        int requests = 0;
        for (var operation : meter.requests().entrySet()) {
            double units = meter.units(operation.getKey());
            requests += operation.getValue();
            if (WRITES.contains(operation.getKey())) {
                written += units;
            } else {
                read += units;
            }
        }
        return new Cost(Math.round(written), Math.round(read), requests);
    }
}
