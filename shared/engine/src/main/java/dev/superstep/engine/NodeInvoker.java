package dev.superstep.engine;

import dev.superstep.asl.Task;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Function;
import dev.superstep.graph.core.NodeId;
import dev.superstep.interpreter.TaskCall;
import dev.superstep.interpreter.TaskFailure;
import dev.superstep.interpreter.TaskInvoker;
import dev.superstep.json.Json;
import dev.superstep.runner.AttemptFailure;
import dev.superstep.runner.Runner;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls a workflow's nodes in this process, where a deployed state machine calls their Lambda functions. Thread-safe. */
public final class NodeInvoker implements TaskInvoker {
    private final Map<String, NodeId> nodes = new LinkedHashMap<>();
    private final Runner runner;

    /**
     * @param compiled whose functions' placeholders stand in the definition
     * @param runner runs its nodes
     */
    public NodeInvoker(Compiled compiled, Runner runner) {
        for (Function function : compiled.functions()) {
            nodes.put(function.resource(), function.node());
        }
        this.runner = runner;
    }

    /**
     * Calls a function. A run that is handed on to another execution is answered as Step Functions would, and nothing is
     * started: the engine goes on with the next execution once this one has ended.
     */
    @Override
    public @Nullable Object invoke(TaskCall call) throws InterruptedException {
        if (call.resource().equals(Task.START_EXECUTION)) {
            Object name = Json.asObject(call.payload()).get("Name");
            return Json.object("ExecutionArn", "arn:aws:states:local:000000000000:execution:local:" + name);
        }
        NodeId node = nodes.get(call.resource());
        if (node == null) {
            throw new TaskFailure("Lambda.ResourceNotFoundException", "no function is called " + call.resource());
        }
        try {
            return runner.run(node, call.payload(), call.execution() + "-" + call.retry());
        } catch (AttemptFailure failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new TaskFailure(failure.type().errorName(), failure.json());
        }
    }
}
