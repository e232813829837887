package dev.superstep.conformance;

import dev.superstep.graph.core.Program;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A way of running graphs that must give the recorded outcomes. Thread-safe: many runs go on at once. */
public interface Engine extends AutoCloseable {
    /** Names the engine in reports. */
    String name();

    /**
     * What comes of running {@code program} with {@code input}.
     *
     * @throws dev.superstep.graph.core.InvalidGraphException if the graph is refused
     * @throws Exception if the engine itself failed; never for an error of the run
     */
    Outcome run(Program program, Map<String, @Nullable Object> input) throws Exception;

    /** Ends what the engine has started. */
    @Override
    default void close() {}

    /** {@link ReferenceExecutor} as an engine. */
    static Engine reference() {
        return new Engine() {
            @Override
            public String name() {
                return "reference";
            }

            @Override
            public Outcome run(Program program, Map<String, @Nullable Object> input) {
                return ReferenceExecutor.run(program, input);
            }
        };
    }
}
