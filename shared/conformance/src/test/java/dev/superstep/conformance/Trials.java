package dev.superstep.conformance;

import java.time.Duration;
import java.util.List;

/** The ways in which cases are tried. */
final class Trials {
    private static final Duration LONGEST_SLEEP = Duration.ofMillis(3);

    private Trials() {}

    /** As written, with nodes that sleep, and in shuffled order. */
    static List<Trial> of(Engine engine) {
        return List.of(
                new Trial(engine, Variation.asWritten()),
                new Trial(engine, Variation.sleeping(1, LONGEST_SLEEP, Thread::sleep)),
                new Trial(engine, Variation.shuffled(1)),
                new Trial(engine, Variation.shuffled(2)));
    }
}
