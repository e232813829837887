package dev.superstep.interpreter.expression;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The intrinsic functions on numbers, and those that draw them. */
final class MathFunctions {
    private MathFunctions() {}

    static Object add(Arguments arguments) {
        try {
            return Math.addExact(arguments.integer(0), arguments.integer(1));
        } catch (ArithmeticException e) {
            throw arguments.failure("the sum is beyond 64 bits");
        }
    }

    /** From the first number on and below the second; a seed gives the same number again, though not the service's. */
    static Object random(Arguments arguments) {
        long from = arguments.integer(0);
        long below = arguments.integer(1);
        if (from >= below) {
            throw arguments.failure("the first number, " + from + ", is not below the second, " + below);
        }
        RandomGenerator random =
                arguments.count() == 3 ? new SplittableRandom(arguments.integer(2)) : arguments.random();
        return random.nextLong(from, below);
    }

    static Object uuid(Arguments arguments) {
        RandomGenerator random = arguments.random();
        long most = (random.nextLong() & ~0xf000L) | 0x4000L;
        long least = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(most, least).toString();
    }
}
