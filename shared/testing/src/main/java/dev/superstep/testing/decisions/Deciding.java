package dev.superstep.testing.decisions;

import dev.superstep.engine.ApprovalDesk;
import dev.superstep.graph.Decision;
import dev.superstep.graph.core.NodeId;
import dev.superstep.interpreter.TaskCall;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.json.Json;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLogException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls functions, and answers what approvals ask as soon as they have asked: as the test says, or by their deadline. Thread-safe. */
public final class Deciding implements TaskInvoker {
    /** A person tries again, too. */
    private static final int MOST_ATTEMPTS = 10;

    private final TaskInvoker nodes;
    private final String workflow;
    private final ApprovalDesk desk;
    private final Map<String, Deque<Decision>> decisions = new LinkedHashMap<>();

    /**
     * @param nodes calls functions
     * @param workflow whose they are
     * @param desk where it is decided
     * @param decisions for each approval what is decided, in turn
     */
    public Deciding(TaskInvoker nodes, String workflow, ApprovalDesk desk, Map<String, Deque<Decision>> decisions) {
        this.nodes = nodes;
        this.workflow = workflow;
        this.desk = desk;
        decisions.forEach((node, inTurn) -> this.decisions.put(node, new ArrayDeque<>(inTurn)));
    }

    @Override
    public @Nullable Object invoke(TaskCall call) throws InterruptedException {
        Object answer = nodes.invoke(call);
        if (call.token() != null) {
            Map<String, @Nullable Object> asked = Json.asObject(answer);
            if (Boolean.TRUE.equals(asked.get("open"))) {
                decide(new RunId(workflow, String.valueOf(asked.get("run"))), String.valueOf(asked.get("node")));
            }
        }
        return answer;
    }

    private synchronized void decide(RunId run, String node) {
        Decision decision = decisions.getOrDefault(node, new ArrayDeque<>()).poll();
        for (int attempt = 1; ; attempt++) {
            try {
                decide(run, new NodeId(node), decision);
                return;
            } catch (RunLogException e) {
                if (e.code().kind() == RunLogException.Kind.FINAL || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void decide(RunId run, NodeId approval, @Nullable Decision decision) {
        if (decision == null) {
            desk.expire(run, approval);
        } else {
            desk.decide(run, approval, decision);
        }
    }
}
