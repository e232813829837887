package dev.superstep.nodes;

import dev.superstep.json.Json;
import dev.superstep.json.JsonException;
import io.quarkus.funqy.Funq;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The one function of this artifact: hands Lambda's event to the node that the environment names, and its answer back.
 *
 * <p>{@code SUPERSTEP_WORKFLOW} and {@code SUPERSTEP_NODE} name it. Every failure leaves as a {@link LambdaFailure}, so
 * that Step Functions sees a type of {@link ErrorType}.
 */
public class NodeFunction {
    private final Optional<String> workflow;
    private final Optional<String> node;

    NodeFunction(
            @ConfigProperty(name = "superstep.workflow") Optional<String> workflow,
            @ConfigProperty(name = "superstep.node") Optional<String> node) {
        this.workflow = workflow;
        this.node = node;
    }

    /** Answers one invocation. */
    @Funq("node")
    public Payload invoke(Payload event) {
        if (workflow.isEmpty() || node.isEmpty()) {
            String text = "SUPERSTEP_WORKFLOW and SUPERSTEP_NODE must name a node; set both for this function";
            throw new LambdaFailure(ErrorType.INTERNAL, "NO_NODE", "", text, null);
        }
        return answer(workflow.get(), node.get(), event);
    }

    private static Payload answer(String workflow, String node, Payload event) {
        try {
            return new Payload(Json.print(run(workflow, node, Json.parseObject(event.json()))));
        } catch (JsonException e) {
            throw new LambdaFailure(ErrorType.BAD_INPUT, "NOT_AN_OBJECT", node, e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new LambdaFailure(ErrorType.NODE_ERROR, "NODE_FAILED", node, e.toString(), e);
        }
    }

    /** A stand-in, until the runner is here. */
    private static Map<String, @Nullable Object> run(
            String workflow, String node, Map<String, @Nullable Object> event) {
        if (event.containsKey("fail")) {
            throw new IllegalStateException("asked to fail: " + event.get("fail"));
        }
        return Json.object("workflow", workflow, "node", node, "event", event);
    }
}
