package dev.superstep.compiler;

import dev.superstep.asl.Choice;
import dev.superstep.asl.ChoiceRule;
import dev.superstep.asl.Comparison;
import dev.superstep.asl.Condition;
import dev.superstep.compiler.Plan.Transition;
import dev.superstep.graph.core.Answer;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the answers of a superstep's routers travel, and how a Choice tells the ways on apart.
 *
 * <p>A node answers {@code {"run", "superstep", "base", "goto": [names], "sends": {node: [pointers]}}}. The answers of several
 * become one boolean a name:
 *
 * <pre>
 *   {"run": "r", "superstep": 3, "base": 0, "has": {"b": true, "c": false}, "each": {"w": true}, "sends": {"w": ["2=a/0"]}}
 * </pre>
 *
 * A Choice needs only positive tests, if the way with the most names is tried first: the actual set of names is itself in
 * the list, and no other of its size or larger is contained in it.
 */
final class Answers {
    /** Whether some run has found that no room is left in the history. */
    static final String FULL = "full";

    /** The instant for which a run waits behind a node that pauses. */
    static final String UNTIL = "until";

    private static final String FULL_OF_SEVERAL = "States.ArrayContains($[*].full, true)";

    private final Topology topology;
    private final List<Transition> ways;
    private final List<String> fields;
    private final boolean handover;

    /**
     * @param topology whose nodes answer
     * @param ways the ways on
     * @param cursor the fields that every cursor has
     * @param handover whether the run may be handed on behind this superstep
     */
    Answers(Topology topology, List<Transition> ways, List<String> cursor, boolean handover) {
        this.topology = topology;
        this.ways = ways;
        this.fields = cursor;
        this.handover = handover;
    }

    /** The ways on. */
    List<Transition> ways() {
        return ways;
    }

    /** Whether there is more than one way on, so that somebody must choose. */
    boolean differ() {
        return ways.size() > 1;
    }

    /** The nodes that some way sends to. */
    Set<NodeId> sendTargets() {
        Set<NodeId> targets = new LinkedHashSet<>();
        ways.forEach(way -> targets.addAll(way.sends()));
        return targets;
    }

    /** What one cursor is made of from the answers of several runs; {@code $} is the list of them. */
    Map<String, @Nullable Object> gathered() {
        Map<String, @Nullable Object> cursor = header("$[0]");
        fullOfSeveral(cursor);
        booleans(cursor, "$[*].goto[*]");
        sends(cursor);
        return cursor;
    }

    /** What one answer is made of from the answers of the Sends to one node, inside a Parallel. */
    Map<String, @Nullable Object> gatheredInBranch(boolean routes, Set<NodeId> sendsTo) {
        Map<String, @Nullable Object> answer = header("$[0]");
        fullOfSeveral(answer);
        if (routes && differ()) {
            answer.put("goto.$", "$[*].goto[*]");
        }
        Set<NodeId> wanted = sendTargets();
        Map<String, @Nullable Object> pointers = new LinkedHashMap<>();
        sendsTo.stream().filter(wanted::contains).forEach(node -> pointers.put(node + ".$", pointersTo(node)));
        if (!pointers.isEmpty()) {
            answer.put("sends", pointers);
        }
        return answer;
    }

    /**
     * What the cursor is made of from the answer of one run; empty if the answer itself will do.
     *
     * @param node whose run it is
     * @param longestAnswer how many names it may give
     */
    Optional<Map<String, @Nullable Object>> alone(NodeId node, int longestAnswer) {
        if (!differ() || longestAnswer <= 1) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> cursor = header("$");
        if (handover) {
            cursor.put(FULL + ".$", "$." + FULL);
        }
        if (topology.has(node, NodeTrait.PAUSE)) {
            cursor.put(UNTIL + ".$", "$." + UNTIL);
        }
        booleans(cursor, "$.goto");
        if (!sendTargets().isEmpty()) {
            cursor.put("sends.$", "$.sends");
        }
        return Optional.of(cursor);
    }

    /** Chooses by the one name in an answer of one run. */
    Choice byName(java.util.function.Function<Transition, String> next, String unexpected) {
        List<ChoiceRule> rules = new ArrayList<>();
        for (Transition way : ways) {
            List<String> names = names(way);
            if (!names.isEmpty()) {
                rules.add(new ChoiceRule(Condition.stringEquals("$.goto[0]", names.getFirst()), next.apply(way)));
            }
        }
        return Choice.of(rules).otherwise(silent().map(next).orElse(unexpected));
    }

    /** Goes the only way on. */
    Choice byItself(java.util.function.Function<Transition, String> next) {
        return Choice.of(List.of()).otherwise(next.apply(ways.getFirst()));
    }

    /**
     * {@code choice}, which first hands the run on to another execution if this one has no room left.
     *
     * <p>The other enters at the very Choice, with the same cursor; there the room is not its own, so it goes on.
     */
    static Choice handingOn(Choice choice, String handOn) {
        Condition isOurs = Condition.comparePath("$$.Execution.Name", Comparison.STRING_EQUALS, "$.room.of");
        List<ChoiceRule> rules = new ArrayList<>();
        rules.add(new ChoiceRule(Condition.all(List.of(Condition.isTrue("$." + FULL), isOurs)), handOn));
        rules.addAll(choice.rules());
        return new Choice(choice.comment(), rules, choice.otherwise(), choice.flow());
    }

    /** Chooses by the booleans of {@link #gathered} or {@link #alone}. */
    Choice byBooleans(java.util.function.Function<Transition, String> next, String unexpected) {
        List<Transition> longestFirst = ways.stream()
                .filter(way -> !names(way).isEmpty())
                .sorted(Comparator.comparingInt((Transition way) -> -names(way).size()))
                .toList();
        List<ChoiceRule> rules = longestFirst.stream()
                .map(way -> new ChoiceRule(condition(way), next.apply(way)))
                .toList();
        return Choice.of(rules).otherwise(silent().map(next).orElse(unexpected));
    }

    /** Whether every answer is one of the ways by a name, so that nothing unexpected needs a state. */
    boolean hasSilentWay() {
        return silent().isPresent();
    }

    private Optional<Transition> silent() {
        return ways.stream().filter(way -> names(way).isEmpty()).findFirst();
    }

    private static Condition condition(Transition way) {
        List<Condition> tests = new ArrayList<>();
        way.targets().forEach(node -> tests.add(Condition.isTrue("$.has" + Paths.child(node.value()))));
        way.sends().forEach(node -> tests.add(Condition.isTrue("$.each" + Paths.child(node.value()))));
        return Condition.all(tests);
    }

    private static List<String> names(Transition way) {
        List<String> names = new ArrayList<>();
        way.targets().forEach(node -> names.add(node.value()));
        way.sends().forEach(node -> names.add(Answer.nameOfSend(node)));
        return names;
    }

    private void fullOfSeveral(Map<String, @Nullable Object> cursor) {
        if (handover) {
            cursor.put(FULL + ".$", FULL_OF_SEVERAL);
        }
    }

    private Map<String, @Nullable Object> header(String from) {
        Map<String, @Nullable Object> cursor = new LinkedHashMap<>();
        fields.forEach(field -> cursor.put(field + ".$", from + "." + field));
        return cursor;
    }

    private void booleans(Map<String, @Nullable Object> cursor, String names) {
        if (!differ()) {
            return;
        }
        Map<String, @Nullable Object> has = new LinkedHashMap<>();
        Map<String, @Nullable Object> each = new LinkedHashMap<>();
        for (Transition way : ways) {
            way.targets().forEach(node -> has.put(node + ".$", contains(names, node.value())));
            way.sends().forEach(node -> each.put(node + ".$", contains(names, Answer.nameOfSend(node))));
        }
        if (!has.isEmpty()) {
            cursor.put("has", has);
        }
        if (!each.isEmpty()) {
            cursor.put("each", each);
        }
    }

    private void sends(Map<String, @Nullable Object> cursor) {
        Map<String, @Nullable Object> sends = new LinkedHashMap<>();
        sendTargets().forEach(node -> sends.put(node + ".$", pointersTo(node)));
        if (!sends.isEmpty()) {
            cursor.put("sends", sends);
        }
    }

    private static String pointersTo(NodeId node) {
        return "$[*].sends" + Paths.child(node.value()) + "[*]";
    }

    private static String contains(String names, String name) {
        return "States.ArrayContains(" + names + ", " + Paths.literal(name) + ")";
    }
}
