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

/** The states of a log of one run, as values: a call leads from one to another and changes none. */
final class LogStates {
    private final RunId run;
    private final Map<Optional<History>, LogState> known = new HashMap<>();

    LogStates(RunId run) {
        this.run = run;
    }

    /** What a call answers and where it leads. */
    record Reaction(Object answer, LogState next) {}

    LogState empty() {
        return state(Optional.empty(), List.of());
    }

    private LogState state(Optional<History> history, List<LogCall> writes) {
        return known.computeIfAbsent(history, unseen -> new LogState(history, writes));
    }

    /** One state; the same calls lead to the same object, whatever their order if it does not show in the log. */
    final class LogState {
        private final Optional<History> history;
        private final List<LogCall> calls;
        private final Map<LogCall, Reaction> reactions = new HashMap<>();

        private LogState(Optional<History> history, List<LogCall> calls) {
            this.history = history;
            this.calls = calls;
        }

        Optional<History> history() {
            return history;
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
            RunLog log = new InMemoryRunLog();
            calls.forEach(before -> before.on(log));
            Object answer = call.on(log);
            List<LogCall> more = new ArrayList<>(calls);
            more.add(call);
            return new Reaction(answer, state(log.history(run), more));
        }
    }
}
