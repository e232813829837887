package dev.superstep.conformance;

import dev.superstep.conformance.engine.CompiledEngine;
import dev.superstep.conformance.engine.CompiledEngine.Delivery;
import dev.superstep.conformance.engine.InterpreterMachines;
import dev.superstep.conformance.engine.OracleMachines;
import dev.superstep.testkit.Oracle;
import java.time.Duration;
import java.util.List;

/** The ways in which cases are tried. */
final class Trials {
    private static final Duration LONGEST_SLEEP = Duration.ofMillis(3);

    private Trials() {}

    /**
     * Compiled and run on our interpreter: as written, with nodes that sleep, in shuffled order, all delivered twice, in
     * processes that remember nothing.
     */
    static List<Trial> compiled() {
        Engine once = new CompiledEngine(new InterpreterMachines(), Delivery.ONCE);
        Engine twice = new CompiledEngine(new InterpreterMachines(), Delivery.TWICE);
        Engine loops = CompiledEngine.loops(new InterpreterMachines());
        Engine cold = CompiledEngine.cold(new InterpreterMachines());
        return List.of(
                new Trial(once, Variation.asWritten()),
                new Trial(cold, Variation.asWritten()),
                new Trial(loops, Variation.sleeping(3, LONGEST_SLEEP, Thread::sleep)),
                new Trial(once, Variation.sleeping(1, LONGEST_SLEEP, Thread::sleep)),
                new Trial(once, Variation.shuffled(1)),
                new Trial(once, Variation.shuffled(2)),
                new Trial(twice, Variation.sleeping(2, LONGEST_SLEEP, Thread::sleep)));
    }

    /** Compiled and run on an interpreter that is not ours; to be closed. */
    static Trial oracle(Oracle.Kind kind) {
        // Python runs one thread at a time, so each core gets a process.
        int processes = kind == Oracle.Kind.MOTO ? Runtime.getRuntime().availableProcessors() : 1;
        return new Trial(new CompiledEngine(new OracleMachines(kind, processes), Delivery.ONCE), Variation.asWritten());
    }
}
