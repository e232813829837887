package dev.superstep.conformance.engine;

import dev.superstep.testkit.LambdaInvokeServer.Function;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs state machines: our interpreter, or one that is not ours. Thread-safe. */
public interface MachineRunner extends AutoCloseable {
    /** Names the interpreter in reports. */
    String name();

    /**
     * Runs one execution to its end.
     *
     * @param definition in Amazon States Language
     * @param input the execution's input
     * @param execution the execution's name
     * @param functions what its tasks call, by name: the last part of each ARN
     * @throws Exception if there was no execution, or it is not known how it ended
     */
    Ended run(String definition, Map<String, @Nullable Object> input, String execution, Map<String, Function> functions)
            throws Exception;

    /** Ends what was started. */
    @Override
    void close();

    /** How an execution ended. */
    sealed interface Ended {
        /** At an end of its machine. */
        record Succeeded() implements Ended {}

        /**
         * In a failure.
         *
         * @param error its name
         * @param cause its text
         */
        record Failed(String error, String cause) implements Ended {}
    }
}
