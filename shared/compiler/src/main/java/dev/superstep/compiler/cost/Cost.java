package dev.superstep.compiler.cost;

/**
 * What a part of a run takes, in the units that AWS bills. Immutable.
 *
 * @param transitions state transitions of Step Functions, Standard
 * @param invocations requests of Lambda
 * @param readUnits of DynamoDB, on demand; strongly consistent, where a task finds at most 4 KB that it has not read yet
 * @param writeUnits of DynamoDB, on demand, where no item has more than 1 KB
 */
public record Cost(long transitions, long invocations, long readUnits, long writeUnits) {
    /** Nothing. */
    public static final Cost NONE = new Cost(0, 0, 0, 0);

    /** Both. */
    public Cost plus(Cost other) {
        return new Cost(
                transitions + other.transitions,
                invocations + other.invocations,
                readUnits + other.readUnits,
                writeUnits + other.writeUnits);
    }

    /** This so many times. */
    public Cost times(long times) {
        return new Cost(transitions * times, invocations * times, readUnits * times, writeUnits * times);
    }
}
