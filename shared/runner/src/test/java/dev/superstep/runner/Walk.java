package dev.superstep.runner;

import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.json.Json;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.SendPointer;
import dev.superstep.runlog.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run, task by task: says what a state machine would call next, as the log has it. Begins behind the start's routers. */
final class Walk {
    private final Definition definition;
    private final RunLog log;
    private final Run run;
    private final FrontierReplay replay;
    private Step before = new Step(0, List.of());
    private long base;

    /** The walk of a run that is in the log. */
    Walk(Program program, RunLog log, Run run) {
        this.definition = program.definition();
        this.log = log;
        this.run = run;
        this.replay = new FrontierReplay(definition.topology());
        replay.advance(before);
    }

    /** One invocation. */
    record Call(NodeId node, Map<String, Object> event) {}

    Run run() {
        return run;
    }

    /** The superstep that comes next. */
    int superstep() {
        return before.superstep() + 1;
    }

    boolean isOver() {
        return replay.current().isEmpty();
    }

    /** An invocation for every task of the superstep, in write order. */
    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        replay.current().edgeRuns().forEach(node -> calls.add(new Call(node, event())));
        for (Delta delta : before.deltas()) {
            for (int i = 0; i < delta.sends().size(); i++) {
                Map<String, Object> event = event();
                event.put(
                        "send",
                        SendPointer.to(delta.superstep(), delta.task(), i).toString());
                calls.add(new Call(delta.sends().get(i).node(), event));
            }
        }
        return calls;
    }

    private Map<String, Object> event() {
        return new LinkedHashMap<>(Json.object(
                "execution",
                run.id().run(),
                "retry",
                0L,
                "run",
                run.id().run(),
                "superstep",
                (long) superstep(),
                "base",
                base,
                "graph",
                Fingerprint.of(definition),
                "tasks",
                (long) replay.current().edgeRuns().size()));
    }

    /** Goes on behind the superstep, all of whose tasks have committed; the first of them gave {@code answer}. */
    void advance(Map<String, Object> answer) {
        before = log.step(run, superstep());
        replay.advance(before);
        base = (Long) answer.get("base");
    }
}
