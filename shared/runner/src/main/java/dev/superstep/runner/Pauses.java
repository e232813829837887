package dev.superstep.runner;

import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.PauseFunction;
import dev.superstep.graph.core.Program;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Until when a run waits behind a node that pauses: an instant, so that whoever comes again does not wait again. */
final class Pauses {
    /** No execution of Step Functions lives longer. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Map<NodeId, PauseFunction> functions;
    private final InstantSource clock;

    Pauses(Program program, InstantSource clock) {
        this.functions = program.pauses();
        this.clock = clock;
    }

    /**
     * Asks how long to wait behind one run of {@code node}.
     *
     * @param update what it wrote, which fits its channels
     * @return when the pause is over, in whole milliseconds, never sooner than was asked; empty if the node has none
     * @throws AttemptFailure if the function threw, or wants more than a year
     */
    Optional<Instant> until(NodeId node, int superstep, View view, Map<String, @Nullable Object> update) {
        PauseFunction function = functions.get(node);
        if (function == null) {
            return Optional.empty();
        }
        Duration pause = ask(node, superstep, function, view.after(update));
        if (pause.compareTo(LONGEST) > 0) {
            throw AttemptFailure.pauseTooLong(node, superstep, pause, LONGEST);
        }
        Instant until = clock.instant().plus(pause.isNegative() ? Duration.ZERO : pause);
        Instant cut = until.truncatedTo(ChronoUnit.MILLIS);
        return Optional.of(cut.equals(until) ? cut : cut.plusMillis(1));
    }

    private static Duration ask(NodeId node, int superstep, PauseFunction function, View after) {
        try {
            return function.pause(after.of(function.looksAt()));
        } catch (RecordMappingException e) {
            throw AttemptFailure.unreadable(node, superstep, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailure.thrown(node, superstep, e);
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            throw AttemptFailure.thrown(node, superstep, e);
        }
    }
}
