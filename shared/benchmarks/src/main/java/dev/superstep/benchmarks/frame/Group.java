package dev.superstep.benchmarks.frame;

import java.util.function.Consumer;

/** Benchmarks that are run together, because they answer one question. */
public interface Group {
    /** What it is asked for by: one word. */
    String name();

    /**
     * Runs every case, and reports each as soon as it is over.
     *
     * @throws Exception if one cannot be run; those before it have been reported
     */
    void run(Consumer<Result> report) throws Exception;
}
