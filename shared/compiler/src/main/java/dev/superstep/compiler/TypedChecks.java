package dev.superstep.compiler;

import dev.superstep.compiler.Plan.Next;
import dev.superstep.compiler.Plan.Step;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Problem;
import dev.superstep.graph.core.Problem.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What only a plan can tell of a graph whose nodes declare what they read and write: two writers of one last-value channel in
 * one superstep, a channel that is read before anything can have written it; and names that Lambda does not take.
 *
 * <p>The untyped core accepts all of this, as LangGraph does; the typed face refuses it.
 */
final class TypedChecks {
    private static final int LONGEST_FUNCTION_NAME = 64;

    private final Plan plan;
    private final Definition definition;

    private TypedChecks(Plan plan) {
        this.plan = plan;
        this.definition = plan.definition();
    }

    /** Every problem, in the order of the plan, each once. */
    static List<Problem> check(Plan plan) {
        TypedChecks checks = new TypedChecks(plan);
        Set<Problem> problems = new LinkedHashSet<>(checks.longNames());
        problems.addAll(checks.writeConflicts());
        problems.addAll(checks.missingChannels());
        return List.copyOf(problems);
    }

    private List<Problem> longNames() {
        Functions functions = new Functions(definition);
        return definition.topology().sortedNodes().stream()
                .map(functions::of)
                .filter(function -> function.name().length() > LONGEST_FUNCTION_NAME)
                .map(function -> Problem.of(
                        Code.NAME_TOO_LONG,
                        function.node().value(),
                        "function \"%s\" has a name of %d characters, and Lambda takes %d; shorten the name of the node or the workflow"
                                .formatted(function.name(), function.name().length(), LONGEST_FUNCTION_NAME)))
                .toList();
    }

    private List<Problem> writeConflicts() {
        Map<String, Problem> problems = new LinkedHashMap<>();
        for (Step step : plan.steps()) {
            Map<String, NodeId> writers = new LinkedHashMap<>();
            for (NodeId node : step.control().edgeRuns()) {
                for (String channel : lastValueWrites(node)) {
                    NodeId other = writers.putIfAbsent(channel, node);
                    if (other != null) {
                        problems.putIfAbsent(other + "/" + node + "/" + channel, conflict(step, other, node, channel));
                    }
                }
            }
        }
        return List.copyOf(problems.values());
    }

    private static Problem conflict(Step step, NodeId first, NodeId second, String channel) {
        return Problem.of(
                Code.WRITE_CONFLICT,
                channel,
                ("nodes \"%s\" and \"%s\" run in one superstep (%s) and both write channel \"%s\", which takes one value a"
                                + " superstep; give it a reducer such as @Append, or let one node follow the other")
                        .formatted(first, second, step.control().frontier(), channel));
    }

    private List<Problem> missingChannels() {
        List<Problem> problems = new ArrayList<>();
        List<Set<String>> written = writtenBefore();
        for (int i = 0; i < written.size(); i++) {
            for (NodeId node : plan.steps().get(i).control().edgeRuns()) {
                for (String channel : definition.reads().getOrDefault(node, List.of())) {
                    if (isLastValue(channel) && !written.get(i).contains(channel)) {
                        problems.add(missing(node, channel));
                    }
                }
            }
        }
        return problems;
    }

    private static Problem missing(NodeId node, String channel) {
        return Problem.of(
                Code.MISSING_CHANNEL,
                channel,
                ("node \"%s\" reads channel \"%s\", which no input and no earlier node can have written; write it first, or"
                                + " mark the component @Nullable")
                        .formatted(node, channel));
    }

    /** Per step the channels that may have a value before it, on some way to it: a fixed point over the plan. */
    private List<Set<String>> writtenBefore() {
        List<Set<String>> before = new ArrayList<>();
        plan.steps().forEach(step -> before.add(new LinkedHashSet<>(definition.inputs())));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < before.size(); i++) {
                Set<String> after = new LinkedHashSet<>(before.get(i));
                runs(plan.steps().get(i)).forEach(node -> after.addAll(lastValueWrites(node)));
                for (Plan.Transition way : plan.steps().get(i).transitions()) {
                    if (way.next() instanceof Next.Superstep(int next)) {
                        changed |= before.get(next).addAll(after);
                    }
                }
            }
        }
        return before;
    }

    private static List<NodeId> runs(Step step) {
        List<NodeId> runs = new ArrayList<>(step.control().edgeRuns());
        runs.addAll(step.control().sendRuns());
        runs.remove(NodeId.START);
        return runs;
    }

    private List<String> lastValueWrites(NodeId node) {
        return node.equals(NodeId.START) ? List.of() : definition.lastValueWrites(node);
    }

    private boolean isLastValue(String name) {
        return definition.channels().stream().anyMatch(channel -> channel.name().equals(name) && channel.isLastValue());
    }
}
