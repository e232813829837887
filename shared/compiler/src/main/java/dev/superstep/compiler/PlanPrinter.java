package dev.superstep.compiler;

import dev.superstep.compiler.Plan.Next;
import dev.superstep.compiler.Plan.Step;
import dev.superstep.compiler.Plan.Transition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan as a page to read, and to keep as a golden file.
 *
 * <pre>
 *   loop: 4 planned supersteps, recursion limit 1000
 *
 *   start -&gt; 1
 *   1 search_information -&gt; 2
 *   2 evaluate_quality
 *       finalize_results -&gt; 3
 *       refine_query -&gt; 4
 *   3 finalize_results -&gt; end   (looks for: limit)
 *   4 refine_query -&gt; 1
 * </pre>
 */
public final class PlanPrinter {
    private PlanPrinter() {}

    /** The plan, one control state a paragraph, lines ended by {@code \n}. */
    public static String print(Plan plan) {
        StringBuilder text = new StringBuilder();
        text.append("%s: %d planned supersteps, recursion limit %d\n\n"
                .formatted(
                        plan.definition().name(),
                        plan.steps().size() - 1,
                        plan.definition().recursionLimit()));
        for (int i = 0; i < plan.steps().size(); i++) {
            print(text, plan.definition().topology(), i, plan.steps().get(i));
        }
        return text.toString();
    }

    private static void print(StringBuilder text, Topology topology, int number, Step step) {
        text.append(number == 0 ? "start" : number + " " + step.control().frontier());
        List<Transition> ways = step.transitions();
        boolean oneWay = ways.size() == 1;
        if (oneWay) {
            text.append(" -> ").append(next(ways.getFirst()));
        }
        text.append(looks(step))
                .append(memories(step.control()))
                .append(pauses(topology, step.control()))
                .append('\n');
        if (!oneWay) {
            ways.forEach(way -> text.append("    ")
                    .append(label(way))
                    .append(" -> ")
                    .append(next(way))
                    .append('\n'));
        }
    }

    private static String label(Transition way) {
        String label = Stream.concat(
                        way.targets().stream().map(NodeId::value),
                        way.sends().stream().map(node -> "each " + node))
                .collect(Collectors.joining(" + "));
        return label.isEmpty() ? "otherwise" : label;
    }

    private static String next(Transition way) {
        return switch (way.next()) {
            case Next.Finished() -> "end";
            case Next.Superstep(int step) -> Integer.toString(step);
        };
    }

    private static String looks(Step step) {
        List<String> looks = new ArrayList<>();
        if (step.mayConflict()) {
            looks.add("conflict");
        }
        if (step.mayExceedLimit()) {
            looks.add("limit");
        }
        return looks.isEmpty() ? "" : "   (looks for: " + String.join(", ", looks) + ")";
    }

    private static String pauses(Topology topology, ControlState control) {
        String pausing = Stream.concat(control.edgeRuns().stream(), control.sendRuns().stream())
                .distinct()
                .filter(node -> topology.has(node, NodeTrait.PAUSE))
                .map(NodeId::value)
                .collect(Collectors.joining(", "));
        return pausing.isEmpty() ? "" : "   (pauses after: " + pausing + ")";
    }

    private static String memories(ControlState control) {
        String waiting = control.seen().stream()
                .filter(seen -> !seen.isEmpty())
                .map(seen -> seen.stream().map(NodeId::value).collect(Collectors.joining(" & ")))
                .collect(Collectors.joining(", "));
        return waiting.isEmpty() ? "" : "   (arrived at joins: " + waiting + ")";
    }
}
