package dev.superstep.graph.core;

import dev.superstep.graph.core.Problem.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What every approval needs: a deadline, and an edge or a router that leads to it. */
public final class Deadlines {
    /** The longest that a person can be given, because no execution of Step Functions lasts longer. */
    public static final Duration LONGEST = Duration.ofDays(365);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private Deadlines() {}

    /** Every problem, in the order of the nodes. */
    public static List<Problem> check(Topology topology, Map<NodeId, Duration> deadlines) {
        List<Problem> problems = new ArrayList<>();
        for (NodeId node : topology.nodes().stream().distinct().toList()) {
            if (topology.has(node, NodeTrait.APPROVAL)) {
                check(node, deadlines.getOrDefault(node, Duration.ZERO), problems);
                bySend(topology, node, problems);
            }
        }
        return problems;
    }

    private static void check(NodeId node, Duration within, List<Problem> problems) {
        if (within.isZero()) {
            problems.add(Problem.of(
                    Code.MISSING_DEADLINE,
                    node.value(),
                    "approval \"%s\" says nowhere until when a person can decide; give the graph a deadline(...) for it"
                            .formatted(node)));
        } else if (within.compareTo(SHORTEST) < 0 || within.compareTo(LONGEST) > 0 || within.toNanosPart() != 0) {
            problems.add(Problem.of(
                    Code.BAD_DEADLINE,
                    node.value(),
                    "approval \"%s\" has a deadline of %s; take whole seconds, from one to those of %d days"
                            .formatted(node, within, LONGEST.toDays())));
        }
    }

    private static void bySend(Topology topology, NodeId node, List<Problem> problems) {
        boolean sentTo = topology.routers().stream()
                .flatMap(router -> router.answers().stream())
                .anyMatch(answer -> answer.sends().contains(node));
        if (sentTo) {
            problems.add(Problem.of(
                    Code.APPROVAL_BY_SEND,
                    node.value(),
                    ("approval \"%s\" is started by Sends, and a person could not tell its questions apart; let one approval"
                                    + " ask for all of them behind a join")
                            .formatted(node)));
        }
    }
}
