package dev.superstep.nodes;

import dev.superstep.json.Json;
import dev.superstep.runner.AttemptFailure;
import io.quarkus.funqy.Funq;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The one function of this artifact: hands Lambda's event to the node that the environment names, and its answer back; or
 * closes runs or sweeps up after them, where that is what the environment says.
 *
 * <p>Every failure leaves as a {@link LambdaFailure}, so that Step Functions sees an error of the closed set.
 */
public class NodeFunction {
    private final Assignment assignment;
    private final RunClosing closing;
    private final RunSweeping sweeping;

    NodeFunction(Assignment assignment, RunClosing closing, RunSweeping sweeping) {
        this.assignment = assignment;
        this.closing = closing;
        this.sweeping = sweeping;
    }

    /** Answers one invocation. */
    @Funq("node")
    public Payload invoke(Payload event) {
        try {
            return new Payload(Json.print(answer(Json.parse(event.json()))));
        } catch (AttemptFailure e) {
            throw new LambdaFailure(e);
        } catch (RuntimeException e) {
            throw new LambdaFailure("UNEXPECTED", e);
        }
    }

    private Map<String, @Nullable Object> answer(@Nullable Object event) {
        if (assignment.closesRuns()) {
            return closing.close(event);
        }
        return assignment.sweepsRuns() ? sweeping.sweep() : assignment.run(event, attempt());
    }

    /** The invocation's id, which Quarkus's loop keeps there: a retry has another one, the log lines have the same. */
    private static String attempt() {
        @Nullable Object id = MDC.get("AWSRequestId");
        return id == null ? UUID.randomUUID().toString() : id.toString();
    }
}
