package dev.superstep.interpreter;

import java.util.random.RandomGenerator;

/** A random generator that many threads may use. */
final class LockedRandom implements RandomGenerator {
    private final RandomGenerator random;

    LockedRandom(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public long nextLong() {
        synchronized (random) {
            return random.nextLong();
        }
    }
}
