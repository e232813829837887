package dev.superstep.api.engine.local;

import dev.superstep.runner.AttemptObserver;
import dev.superstep.runner.Instruments;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** What the attempts of this process are measured with. */
final class LocalInstruments {
    private static final int BITS_OF_A_MIB = 20;

    private LocalInstruments() {}

    /** The heap in use stands for the memory: all runs share it, and what has not been collected yet counts. */
    @Produces
    @Singleton
    static Instruments instruments(@All List<AttemptObserver> observers) {
        Runtime runtime = Runtime.getRuntime();
        return new Instruments(
                () -> (runtime.totalMemory() - runtime.freeMemory()) >> BITS_OF_A_MIB,
                attempt -> {
                    for (AttemptObserver observer : observers) {
                        observer.attempted(attempt);
                    }
                },
                new TaskMdc());
    }
}
