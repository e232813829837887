package dev.superstep.graph.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one notation for topologies: in tests, golden files and messages.
 *
 * <pre>
 *   START -> a, b              plain edges
 *   a &amp; b -> c                 a join: c runs when both have run
 *   c ?-> d | END              a router that answers with one of these
 *   d ?-> e + f | each w | none    several at once, a Send, nothing
 *   g                          a node without an edge of its own
 * </pre>
 *
 * Statements end with {@code ;} or a line. A name that is no word, or is one of {@code START END each none}, stands in
 * double quotes, with {@code \} before a quote or backslash in it. Nodes are declared by being named.
 */
public final class Notation {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final List<String> KEYWORDS = List.of("START", "END", "each", "none");
    private static final Pattern TOKEN = Pattern.compile(
            "[ \\t\\r]*(?:(?<word>[A-Za-z_][A-Za-z0-9_]*)|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"|(?<mark>->|\\?->|[&,|+;\\n]))[ \\t\\r]*");

    private Notation() {}

    /** The topology in this notation, one statement a line, sorted; {@link #parse} reads it back. */
    public static String print(Topology topology) {
        List<String> lines = new ArrayList<>();
        Map<NodeId, List<String>> plain = new LinkedHashMap<>();
        Stream<Edge.Plain> edges = topology.edges().stream()
                .filter(Edge.Plain.class::isInstance)
                .map(Edge.Plain.class::cast)
                .sorted((a, b) -> a.to().compareTo(b.to()));
        edges.forEach(edge ->
                plain.computeIfAbsent(edge.from(), from -> new ArrayList<>()).add(name(edge.to())));
        Stream.concat(Stream.of(NodeId.START), topology.sortedNodes().stream())
                .filter(plain::containsKey)
                .forEach(from ->
                        lines.add(name(from) + " -> " + String.join(", ", plain.getOrDefault(from, List.of()))));
        topology.joins()
                .forEach(join ->
                        lines.add(join.from().stream().map(Notation::name).collect(Collectors.joining(" & ")) + " -> "
                                + name(join.to())));
        topology.routers().stream()
                .sorted((a, b) -> a.from().compareTo(b.from()))
                .forEach(router -> lines.add(name(router.from()) + " ?-> " + answers(router)));
        topology.sortedNodes().stream().filter(node -> isLoose(topology, node)).forEach(node -> lines.add(name(node)));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /**
     * Reads a topology.
     *
     * @throws IllegalArgumentException if the text is not in this notation; the message holds the statement
     */
    public static Topology parse(String text) {
        Parser parser = new Parser();
        for (List<String> statement : Parser.split(Parser.tokens(text), ";")) {
            if (!statement.isEmpty()) {
                parser.read(statement);
            }
        }
        return parser.topology();
    }

    private static boolean isLoose(Topology topology, NodeId node) {
        boolean inEdge = topology.edges().stream().anyMatch(edge -> switch (edge) {
            case Edge.Plain plain -> plain.from().equals(node) || plain.to().equals(node);
            case Edge.Join join -> join.from().contains(node) || join.to().equals(node);
        });
        boolean inRouter = topology.routers().stream()
                .anyMatch(router ->
                        router.from().equals(node) || router.mentions().contains(node));
        return !inEdge && !inRouter;
    }

    private static String answers(Router router) {
        return router.answers().stream().map(answer -> answer(answer, router)).collect(Collectors.joining(" | "));
    }

    private static String answer(Answer answer, Router router) {
        if (answer.equals(Answer.NONE)) {
            return router.mentions().contains(NodeId.END) ? "END" : "none";
        }
        StringJoiner members = new StringJoiner(" + ");
        answer.targets().forEach(node -> members.add(name(node)));
        answer.sends().forEach(node -> members.add("each " + name(node)));
        return members.toString();
    }

    private static String name(NodeId node) {
        if (node.equals(NodeId.START)) {
            return "START";
        }
        if (node.equals(NodeId.END)) {
            return "END";
        }
        String name = node.value();
        boolean bare = WORD.matcher(name).matches() && !KEYWORDS.contains(name);
        return bare ? name : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Collects nodes and edges, statement by statement. */
    private static final class Parser {
        private final List<NodeId> nodes = new ArrayList<>();
        private final List<Edge> edges = new ArrayList<>();
        private final List<Router> routers = new ArrayList<>();

        Topology topology() {
            return new Topology(nodes, edges, routers);
        }

        void read(List<String> statement) {
            int arrow = Math.max(statement.indexOf("->"), statement.indexOf("?->"));
            if (arrow < 0) {
                names(statement, ",", statement);
                return;
            }
            List<NodeId> from = names(statement.subList(0, arrow), "&", statement);
            List<String> right = statement.subList(arrow + 1, statement.size());
            if (statement.get(arrow).equals("?->")) {
                router(from, right, statement);
            } else {
                for (NodeId to : names(right, ",", statement)) {
                    edges.add(from.size() == 1 ? new Edge.Plain(from.getFirst(), to) : new Edge.Join(from, to));
                }
            }
        }

        private void router(List<NodeId> from, List<String> right, List<String> statement) {
            if (from.size() != 1) {
                throw new IllegalArgumentException("a router belongs to one node: " + String.join(" ", statement));
            }
            List<NodeId> mentions = new ArrayList<>();
            List<Answer> answers = split(right, "|").stream()
                    .map(answer -> answer(answer, mentions, statement))
                    .toList();
            routers.add(new Router(from.getFirst(), answers, mentions));
        }

        private Answer answer(List<String> tokens, List<NodeId> mentions, List<String> statement) {
            if (tokens.equals(List.of("none"))) {
                return Answer.NONE;
            }
            List<NodeId> targets = new ArrayList<>();
            List<NodeId> sends = new ArrayList<>();
            for (List<String> member : split(tokens, "+")) {
                boolean send = member.size() == 2 && member.getFirst().equals("each");
                NodeId node = node(send ? member.subList(1, 2) : member, statement);
                mentions.add(node);
                (send ? sends : targets).add(node);
            }
            return new Answer(targets, sends);
        }

        private List<NodeId> names(List<String> tokens, String separator, List<String> statement) {
            return split(tokens, separator).stream()
                    .map(one -> node(one, statement))
                    .toList();
        }

        private NodeId node(List<String> tokens, List<String> statement) {
            String token = tokens.size() == 1 ? tokens.getFirst() : "";
            if (token.equals("START")) {
                return NodeId.START;
            }
            if (token.equals("END")) {
                return NodeId.END;
            }
            boolean quoted = token.startsWith("\"");
            if (!quoted && !WORD.matcher(token).matches()) {
                throw new IllegalArgumentException("a name is missing or misplaced: " + String.join(" ", statement));
            }
            NodeId node = new NodeId(quoted ? token.substring(1) : token);
            if (!nodes.contains(node) && !node.isVirtual()) {
                nodes.add(node);
            }
            return node;
        }

        private static List<List<String>> split(List<String> tokens, String separator) {
            List<List<String>> parts = new ArrayList<>();
            List<String> part = new ArrayList<>();
            for (String token : tokens) {
                if (token.equals(separator)) {
                    parts.add(part);
                    part = new ArrayList<>();
                } else {
                    part.add(token);
                }
            }
            parts.add(part);
            return parts;
        }

        /** Words and marks as they are, a quoted name with one quote before it. */
        private static List<String> tokens(String text) {
            List<String> tokens = new ArrayList<>();
            Matcher matcher = TOKEN.matcher(text);
            int at = 0;
            while (at < text.length()) {
                if (!matcher.region(at, text.length()).lookingAt()) {
                    throw new IllegalArgumentException("not in the notation of graphs: " + text.substring(at));
                }
                String quoted = matcher.group("quoted");
                String mark = matcher.group("mark");
                tokens.add(
                        quoted != null
                                ? "\"" + quoted.replaceAll("\\\\(.)", "$1")
                                : mark == null ? matcher.group("word") : mark.equals("\n") ? ";" : mark);
                at = matcher.end();
            }
            return tokens;
        }
    }
}
