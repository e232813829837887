package dev.superstep.graph.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws a topology as a Mermaid flowchart, as Markdown pages and consoles show it.
 *
 * <pre>
 *   a -> b               n1 --> n2                  a solid arrow
 *   a &amp; b -> c           n1 &amp; n2 --> j1 --> n3      by way of a hexagon that says "all"
 *   a ?-> b | END        n1 -.-> n2, n1 -.-> END    dotted arrows
 *   a ?-> b + each w     labelled "with each w" and "each, with b"
 *   a ?-> none           n1 -. none .-> END
 *   a, which pauses      n1["a (pause)"]
 * </pre>
 *
 * A pure function: nodes and edges come in order of declaration, so the same topology gives the same text. Any name may be
 * drawn; nodes get neutral ids, and labels are escaped.
 */
public final class Mermaid {
    private static final String PLAIN_MARKS = " _-.,+|";

    private final Topology topology;
    private final Map<NodeId, String> ids = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder("flowchart TD\n");

    private Mermaid(Topology topology) {
        this.topology = topology;
    }

    /** The flowchart, lines ended by {@code \n}. */
    public static String print(Topology topology) {
        Mermaid mermaid = new Mermaid(topology);
        mermaid.nodes();
        mermaid.edges();
        mermaid.topology.routers().forEach(mermaid::router);
        return mermaid.text.toString();
    }

    private void nodes() {
        line("START([START])");
        ids.put(NodeId.START, "START");
        for (NodeId node : topology.nodes().stream().distinct().toList()) {
            String id = "n" + ids.size();
            ids.put(node, id);
            line(id + "[\"" + escaped(node.value() + traits(node)) + "\"]");
        }
        if (endIsReached()) {
            ids.put(NodeId.END, "END");
            line("END([END])");
        }
    }

    private String traits(NodeId node) {
        List<NodeTrait> traits = topology.traits().getOrDefault(node, List.of());
        return traits.isEmpty()
                ? ""
                : " (" + traits.stream().map(NodeTrait::word).collect(Collectors.joining(", ")) + ")";
    }

    private boolean endIsReached() {
        return topology.edges().stream().anyMatch(edge -> edge.to().equals(NodeId.END))
                || topology.routers().stream()
                        .anyMatch(router -> router.mentions().contains(NodeId.END)
                                || router.answers().contains(Answer.NONE));
    }

    private void edges() {
        int joins = 0;
        for (Edge edge : topology.edges()) {
            switch (edge) {
                case Edge.Plain(NodeId from, NodeId to) -> line(id(from) + " --> " + id(to));
                case Edge.Join(List<NodeId> from, NodeId to) -> {
                    String join = "j" + ++joins;
                    line(join + "{{all}}");
                    from.forEach(source -> line(id(source) + " --> " + join));
                    line(join + " --> " + id(to));
                }
            }
        }
    }

    /** One arrow to everything that the router may name, however many of its answers name it. */
    private void router(Router router) {
        SequencedMap<NodeId, List<String>> labels = new LinkedHashMap<>();
        for (Answer answer : router.answers()) {
            if (answer.equals(Answer.NONE)) {
                String label = router.mentions().contains(NodeId.END) ? "" : "none";
                label(labels, NodeId.END, label);
            }
            answer.targets().forEach(to -> label(labels, to, with(answer, to, "")));
            answer.sends().forEach(to -> label(labels, to, with(answer, to, "each")));
        }
        labels.forEach((to, of) -> line(id(router.from()) + arrow(of) + id(to)));
    }

    private static void label(Map<NodeId, List<String>> labels, NodeId to, String label) {
        labels.computeIfAbsent(to, unseen -> new ArrayList<>()).add(label);
    }

    /** What {@code answer} says to {@code to}: how it is run, and what else runs then. */
    private static String with(Answer answer, NodeId to, String how) {
        String others = Stream.concat(
                        answer.targets().stream()
                                .filter(target -> !how.isEmpty() || !target.equals(to))
                                .map(NodeId::value),
                        answer.sends().stream()
                                .filter(send -> how.isEmpty() || !send.equals(to))
                                .map(send -> "each " + send))
                .collect(Collectors.joining(" + "));
        return Stream.of(how, others.isEmpty() ? "" : "with " + others)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String arrow(List<String> labels) {
        if (labels.equals(List.of(""))) {
            return " -.-> ";
        }
        String label = labels.stream()
                .map(one -> one.isEmpty() ? "alone" : one)
                .distinct()
                .collect(Collectors.joining(" | "));
        return " -. \"" + escaped(label) + "\" .-> ";
    }

    /** The id of {@code node}; a name that is no node, in a topology that is wrong, is drawn as it stands. */
    private String id(NodeId node) {
        return ids.computeIfAbsent(node, unknown -> {
            String id = "n" + ids.size();
            line(id + "[\"" + escaped(unknown.value()) + "\"]");
            return id;
        });
    }

    private void line(String content) {
        text.append("    ").append(content).append('\n');
    }

    /** Letters, digits and a few marks as they are, all else as Mermaid's numbered entities. */
    private static String escaped(String label) {
        return label.codePoints()
                .mapToObj(point -> Character.isLetterOrDigit(point) || PLAIN_MARKS.indexOf(point) >= 0
                        ? Character.toString(point)
                        : "#" + point + ";")
                .collect(Collectors.joining());
    }
}
