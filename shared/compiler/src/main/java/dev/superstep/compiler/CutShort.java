package dev.superstep.compiler;

import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import java.util.stream.Collectors;

/**
 * Who answers for a run that ends without a word, node by node, as a plan says it.
 *
 * <pre>
 *   a run that is cut short, by its time limit or because its process dies
 *       evaluate    after 60 s   fails the run; a redrive runs it again
 *       search      after 20 s   is answered for by its fallback
 * </pre>
 */
final class CutShort {
    private CutShort() {}

    static String print(Definition definition) {
        int widest = definition.topology().nodes().stream()
                .mapToInt(node -> node.value().length())
                .max()
                .orElse(0);
        String lines = definition.topology().sortedNodes().stream()
                .map(node -> "    %s   after %d s   %s\n"
                        .formatted(
                                padded(node, widest),
                                definition.timeLimit(node).toSeconds(),
                                definition.topology().has(node, NodeTrait.FALLBACK)
                                        ? "is answered for by its fallback"
                                        : "fails the run; a redrive runs it again"))
                .collect(Collectors.joining());
        return lines.isEmpty()
                ? ""
                : "a run that is cut short, by its time limit or because its process dies\n" + lines;
    }

    private static String padded(NodeId node, int width) {
        return node.value() + " ".repeat(width - node.value().length());
    }
}
