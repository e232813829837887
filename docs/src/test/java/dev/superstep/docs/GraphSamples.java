package dev.superstep.docs;

import dev.superstep.compiler.Compiler;
import dev.superstep.graph.Graph;
import dev.superstep.graph.GraphBuilder;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.InvalidGraphException;
import dev.superstep.graph.core.Notation;
import dev.superstep.graph.core.Problem;
import dev.superstep.graph.core.Problem.Code;
import dev.superstep.graph.core.Topology;
import dev.superstep.graph.core.TopologyValidator;
import dev.superstep.runner.JacksonRecordMapper;
import dev.superstep.tolerance.ToleranceChecks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For every problem of a graph, the graph that shows it and the problem that it has.
 *
 * <p>A graph that the notation can say stands in {@code docs/errors.md} alone, and is read from there; the others are {@link
 * BrokenGraphs}.
 */
final class GraphSamples {
    private static final String SOURCE = "docs/src/test/java/dev/superstep/docs/BrokenGraphs.java";
    private static final Pattern SHOWN = Pattern.compile("(?ms)^ *// show (?<name>\\w+)\\n(?<text>.*?)^ *// end$");

    private GraphSamples() {}

    /** The Java that is to be shown, by code; {@code NODES} is what all of it uses. */
    static Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Matcher region = SHOWN.matcher(Pages.read(SOURCE)); region.find(); ) {
            shown.put(region.group("name"), region.group("text").stripTrailing().stripIndent() + "\n");
        }
        return shown;
    }

    /**
     * The one problem of the graph that shows {@code code}.
     *
     * @param entry what the page says on it
     */
    static Problem problem(Code code, String entry) {
        List<Problem> problems = problems(code, entry);
        if (problems.size() != 1 || problems.getFirst().code() != code) {
            throw new AssertionError("the graph for " + code + " is to have that problem alone, and has " + problems);
        }
        return problems.getFirst();
    }

    private static List<Problem> problems(Code code, String entry) {
        return switch (code) {
            case RESERVED_CHARACTER, EDGE_FROM_END, EDGE_TO_START, UNKNOWN_JOIN_MEMBER, NO_ENTRY_POINT ->
                of(Notation.parse(Pages.blocks(entry, "graph").getFirst()));
            case RESERVED_NAME -> of(BrokenGraphs.reservedName());
            case DUPLICATE_NODE -> of(BrokenGraphs.duplicateNode());
            case UNKNOWN_SOURCE -> of(BrokenGraphs.unknownSource());
            case UNKNOWN_TARGET -> of(BrokenGraphs.unknownTarget());
            case BAD_RECURSION_LIMIT -> of(BrokenGraphs.badRecursionLimit());
            case BAD_CONCURRENCY -> of(BrokenGraphs.badConcurrency());
            case BAD_PAUSE -> of(BrokenGraphs.badPause());
            case BAD_TIME_LIMIT -> of(BrokenGraphs.badTimeLimit());
            case TIME_BUDGET -> of(BrokenGraphs.timeBudget());
            case HIDDEN_FALLBACK -> of(BrokenGraphs.hiddenFallback());
            case UNREACHABLE_NODE -> of(BrokenGraphs.unreachableNode());
            case NO_WAY_OUT -> of(BrokenGraphs.noWayOut());
            case NO_EXIT -> of(BrokenGraphs.noExit());
            case NAME_TOO_LONG -> of(BrokenGraphs.nameTooLong());
            case RESERVED_CHANNEL -> of(BrokenGraphs.reservedChannel());
            case NODE_TYPE -> of(BrokenGraphs.nodeType());
            case UNKNOWN_CHANNEL -> of(BrokenGraphs.unknownChannel());
            case CHANNEL_TYPE -> of(BrokenGraphs.channelType());
            case REDUCER_TYPE -> of(BrokenGraphs.reducerType());
            case UNKNOWN_INPUT -> of(BrokenGraphs.unknownInput());
            case MISSING_CHANNEL -> of(BrokenGraphs.missingChannel());
            case WRITE_CONFLICT -> of(BrokenGraphs.writeConflict());
            case DUPLICATE_CHANNEL -> of(BrokenGraphs.duplicateChannel());
            case MISSING_DEADLINE -> of(BrokenGraphs.missingDeadline());
            case BAD_DEADLINE -> of(BrokenGraphs.badDeadline());
            case APPROVAL_BY_SEND -> of(BrokenGraphs.approvalBySend());
            case TOO_MANY_FRONTIERS -> compiled(BrokenGraphs.tooManyFrontiers());
        };
    }

    private static List<Problem> of(Topology topology) {
        return TopologyValidator.validate(topology);
    }

    /** What is found when the graph, whose nodes read and write what they like, is compiled. */
    private static List<Problem> compiled(Topology topology) {
        try {
            Compiler.compile(Definition.untyped("graph", topology, List.of(), 1));
            return List.of();
        } catch (InvalidGraphException e) {
            return e.problems();
        }
    }

    /** What is found when the graph is built and, if nothing is, when it is compiled as the workflow {@code graph}. */
    private static List<Problem> of(GraphBuilder<?> builder) {
        try {
            Graph<?> graph = builder.build();
            Definition definition = graph.definition("graph", new JacksonRecordMapper());
            InvalidGraphException.throwIfAny("graph", ToleranceChecks.check(graph, definition));
            Compiler.compile(definition);
            return graph.warnings();
        } catch (InvalidGraphException e) {
            return e.problems();
        }
    }
}
