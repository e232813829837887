package dev.superstep.compiler.cost;

import java.math.BigDecimal;

/**
 * What AWS asks for a million of each unit, in US dollars, without tax, free tier or discount.
 *
 * @param region where
 * @param asOf when, as {@code 2026-11}
 * @param transition of a state, Standard
 * @param invocation the request of a function, without its duration
 * @param readUnit on demand
 * @param writeUnit on demand
 */
public record Prices(
        String region,
        String asOf,
        BigDecimal transition,
        BigDecimal invocation,
        BigDecimal readUnit,
        BigDecimal writeUnit) {
    /**
     * The list prices, and the one place for them: <a href="https://aws.amazon.com/step-functions/pricing/">Step
     * Functions</a>, <a href="https://aws.amazon.com/lambda/pricing/">Lambda</a>, <a
     * href="https://aws.amazon.com/dynamodb/pricing/on-demand/">DynamoDB</a>.
     */
    public static final Prices LIST = new Prices(
            "us-east-1",
            "2026-11",
            new BigDecimal("25"),
            new BigDecimal("0.20"),
            new BigDecimal("0.125"),
            new BigDecimal("0.625"));

    /** What a million times {@code cost} is, in dollars; exact. */
    public BigDecimal ofAMillion(Cost cost) {
        return times(transition, cost.transitions())
                .add(times(invocation, cost.invocations()))
                .add(times(readUnit, cost.readUnits()))
                .add(times(writeUnit, cost.writeUnits()));
    }

    private static BigDecimal times(BigDecimal price, long units) {
        return price.multiply(BigDecimal.valueOf(units));
    }
}
