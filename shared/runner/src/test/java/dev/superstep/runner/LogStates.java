package dev.superstep.runner;

import dev.superstep.runlog.History;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The states of a log of one run, as values: a call leads from one to another and changes none. */
final class LogStates {
    private final RunId run;
    private final Supplier<? extends RunLog> empty;
    private final Function<RunLog, Object> beside;
    private final Map<Object, LogState> known = new HashMap<>();

    LogStates(RunId run) {
        this(run, InMemoryRunLog::new, log -> List.of());
    }

    /**
     * States of more than a log.
     *
     * @param empty gives a log of which nothing is known yet
     * @param beside what tells states apart beside the history of the run
     */
    LogStates(RunId run, Supplier<? extends RunLog> empty, Function<RunLog, Object> beside) {
        this.run = run;
        this.empty = empty;
        this.beside = beside;
    }

    /** What a call answers and where it leads. */
    record Reaction(Object answer, LogState next) {}

    LogState empty() {
        return state(Optional.empty(), List.of(), List.of());
    }

    private LogState state(Optional<History> history, Object more, List<LogCall> writes) {
        return known.computeIfAbsent(List.of(history, more), unseen -> new LogState(history, more, writes));
    }

    /** One state; the same calls lead to the same object, whatever their order if it does not show in the log. */
    final class LogState {
        private final Optional<History> history;
        private final Object more;
        private final List<LogCall> calls;
        private final Map<LogCall, Reaction> reactions = new HashMap<>();

        private LogState(Optional<History> history, Object more, List<LogCall> calls) {
            this.history = history;
            this.more = more;
            this.calls = calls;
        }

        Optional<History> history() {
            return history;
        }

        /** What there is beside the history. */
        Object more() {
            return more;
        }

        Reaction on(LogCall call) {
            Reaction known = reactions.get(call);
            if (known == null) {
                known = react(call);
                reactions.put(call, known);
            }
            return known;
        }

        private Reaction react(LogCall call) {
            RunLog log = empty.get();
            calls.forEach(before -> before.on(log));
            Object answer = call.on(log);
            List<LogCall> longer = new ArrayList<>(calls);
            longer.add(call);
            return new Reaction(answer, state(log.history(run), beside.apply(log), longer));
        }
    }
}
