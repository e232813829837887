package dev.superstep.runner;

import dev.superstep.graph.ApprovalFunction;
import dev.superstep.graph.Decision;
import dev.superstep.graph.Question;
import dev.superstep.graph.Task;
import dev.superstep.graph.core.Masks;
import dev.superstep.graph.core.NodeFunction;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Program;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Loading;
import dev.superstep.runlog.Ruling;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Calls what the developer wrote: a node, its fallback, or an approval.
 *
 * <p>Whatever it throws becomes an {@link AttemptFailure}; while it runs, its thread knows the task, and its log does too.
 * Thread-safe.
 */
final class NodeCode {
    private final Program program;
    private final Approvals approvals;
    private final Instruments instruments;
    private final Masks masks;

    NodeCode(Program program, Approvals approvals, Instruments instruments, Masks masks) {
        this.program = program;
        this.approvals = approvals;
        this.instruments = instruments;
        this.masks = masks;
    }

    /**
     * What a node did.
     *
     * @param inputBytes the size of what it looked at; 0 if that is not known
     */
    record Called(Map<String, @Nullable Object> update, long inputBytes) {}

    /** Runs the attempt's node, or the fallback if that is what it is for; the start does nothing. */
    Called call(Attempt one, View view, Loading loading) {
        if (one.node().equals(NodeId.START)) {
            return new Called(Map.of(), 0);
        }
        NodeFunction function = function(one);
        Map<String, @Nullable Object> seen = seen(one, function, view, loading);
        long bytes = Sizes.ofInput(one.packet(), function.looksAt(), seen);
        return new Called(update(one, function, seen), bytes);
    }

    /** What the attempt's approval asks; a BAD_EVENT if its node is none. */
    Question question(Attempt one, View view, Loading loading) {
        if (function(one) instanceof ApprovalFunction approval) {
            Map<String, @Nullable Object> seen = seen(one, approval, view, loading);
            return guarded(one, () -> approval.ask(seen));
        }
        throw AttemptFailure.badEvent("node \"" + one.node() + "\" is no approval, and cannot ask");
    }

    /** {@code failure} without the sensitive values that the attempt could read. */
    AttemptFailure shown(Attempt one, AttemptFailure failure) {
        return masks.isEmpty() ? failure : failure.masked(text -> masked(text, one));
    }

    private Map<String, @Nullable Object> update(
            Attempt one, NodeFunction function, Map<String, @Nullable Object> seen) {
        if (!(function instanceof ApprovalFunction approval)) {
            return guarded(one, () -> function.run(seen));
        }
        return switch (approvals.ruling(one.slice().run(), one.superstep(), one.task())) {
            case Ruling.ByPerson(Decision decision) -> guarded(one, () -> approval.answer(seen, decision));
            case Ruling.ByDeadline late -> guarded(one, () -> approval.atDeadline(seen));
        };
    }

    private NodeFunction function(Attempt one) {
        NodeFunction function = switch (one.by()) {
            case NODE -> program.nodes().get(one.node());
            case FALLBACK -> program.fallbacks().get(one.node());
        };
        if (function == null) {
            String what = one.by() == Delta.By.FALLBACK ? "fallback of" : "node";
            throw AttemptFailure.badEvent(
                    "graph \"" + program.definition().name() + "\" has no " + what + " \"" + one.node() + "\"");
        }
        return function;
    }

    private static Map<String, @Nullable Object> seen(Attempt one, NodeFunction function, View view, Loading loading) {
        return one.packet().map(loading::packet).orElseGet(() -> view.of(function.looksAt()));
    }

    private <T> T guarded(Attempt one, Callable<T> code) {
        Task task = one.context();
        Runnable leave = instruments.logs().enter(task);
        try {
            return masks.isEmpty() ? task.during(code) : task.during(text -> masked(text, one), code);
        } catch (RecordMappingException e) {
            throw AttemptFailure.unreadable(one.node(), one.superstep(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailure.thrown(one.node(), one.superstep(), e);
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            throw AttemptFailure.thrown(one.node(), one.superstep(), e);
        } finally {
            leave.run();
        }
    }

    private String masked(String text, Attempt one) {
        return masks.text(text, List.of(one.state(), one.packet().orElse(Map.of())));
    }
}
