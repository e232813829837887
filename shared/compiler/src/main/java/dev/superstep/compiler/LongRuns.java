package dev.superstep.compiler;

import dev.superstep.compiler.Plan.Next;
import dev.superstep.compiler.Plan.Transition;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Topology;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Where a run is handed on to another execution, because the history of one holds {@value #HISTORY} events (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">quotas</a>).
 *
 * <p>A run of a graph with a cycle, or in which Sends follow Sends, may need more. Then every task counts down what its
 * superstep can cost, each of its attempts included, and at certain control states, the handovers, a Choice looks whether
 * enough is left to reach the next one. Every cycle has a handover, and so has whatever may make Sends, whose number is not
 * known before. Where a Choice stands anyway this costs no transition.
 */
final class LongRuns {
    /** The most history events of one execution. */
    static final int HISTORY = 25_000;

    /** What a superstep of the loop over supersteps takes beside its runs: its Map, and the Choice. */
    static final int COST_OF_A_LOOP = 6;

    /** What must be left in the loop over supersteps beside the runs of the next one. */
    static final int RESERVE_OF_A_LOOP = 100;

    /** Entering and leaving a state, as a Choice does. */
    private static final int STATE = 2;

    /** An attempt at a task: scheduled, started, and how it ended. */
    private static final int ATTEMPT = 3;

    /** A Parallel or Map beside entering and leaving it. */
    private static final int BRANCHING = 2;

    /** The start and end of an execution, the entrance, and handing on. */
    private static final int AROUND = 2 + STATE + task() + STATE;

    private final Plan plan;
    private final BitSet handovers = new BitSet();
    private final OptionalInt reserve;

    private LongRuns(Plan plan) {
        this.plan = plan;
        if (plan.isCyclic() || sendsFollowSends()) {
            findHandovers();
            reserve = OptionalInt.of(AROUND + longestWay());
        } else {
            reserve = OptionalInt.empty();
        }
    }

    static LongRuns of(Plan plan) {
        return new LongRuns(plan);
    }

    /** Whether the run may be handed on behind step {@code step}. */
    boolean isHandover(int step) {
        return handovers.get(step);
    }

    /**
     * How many events must be left behind a handover so that the next one is reached, without the runs of Sends; empty if no
     * run can need more than one execution.
     */
    OptionalInt reserve() {
        return reserve;
    }

    /** The most events that superstep {@code step} can cost beside the runs of its Sends: every task as often as it may be tried. */
    int cost(int step) {
        ControlState control = plan.steps().get(step).control();
        int states = control.edgeRuns().size() + control.sendRuns().size();
        int parallel = states > 1 ? STATE + BRANCHING : 0;
        int runs = control.edgeRuns().stream().mapToInt(this::run).sum();
        return runs + control.sendRuns().size() * (STATE + BRANCHING) + parallel + STATE;
    }

    private int run(NodeId node) {
        Topology topology = plan.definition().topology();
        int fallback = topology.has(node, NodeTrait.FALLBACK) ? task() : 0;
        int pause = topology.has(node, NodeTrait.PAUSE) ? STATE : 0;
        int ask = topology.has(node, NodeTrait.APPROVAL) ? ask() : 0;
        return ask + task() + fallback + pause;
    }

    private static int task() {
        return STATE + ATTEMPT * (1 + Tasks.MOST_RETRIES);
    }

    /** A task that waits for its token has another event, when it begins to wait. */
    private static int ask() {
        return STATE + (ATTEMPT + 1) * (1 + Tasks.MOST_RETRIES);
    }

    private boolean sendsFollowSends() {
        return IntStream.range(0, plan.steps().size())
                .filter(this::runsSends)
                .anyMatch(step -> reachedFrom(step).stream().anyMatch(this::runsSends));
    }

    private boolean runsSends(int step) {
        return !plan.steps().get(step).control().sendRuns().isEmpty();
    }

    /** Every step that may come after {@code step}; itself only if it may come again. */
    private BitSet reachedFrom(int step) {
        BitSet reached = new BitSet();
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(step));
        while (!open.isEmpty()) {
            for (int next : nextOf(open.remove())) {
                if (!reached.get(next)) {
                    reached.set(next);
                    open.add(next);
                }
            }
        }
        return reached;
    }

    private int[] nextOf(int step) {
        return plan.steps().get(step).transitions().stream()
                .map(Transition::next)
                .filter(Next.Superstep.class::isInstance)
                .mapToInt(next -> ((Next.Superstep) next).step())
                .toArray();
    }

    private void findHandovers() {
        for (int i = 1; i < plan.steps().size(); i++) {
            boolean makesSends = Arrays.stream(nextOf(i)).anyMatch(this::runsSends);
            boolean chooses = plan.steps().get(i).transitions().size() > 1;
            handovers.set(i, makesSends || (chooses && reachedFrom(i).get(i)));
        }
        walk(handovers::set);
    }

    /** The most that can be spent from behind a handover up to the next one, that one included. */
    private int longestWay() {
        int[] longest = new int[plan.steps().size()];
        for (int step : walk(step -> {
            throw new IllegalStateException("step " + step + " closes a cycle without a handover");
        })) {
            int most =
                    Arrays.stream(onFrom(step)).map(next -> longest[next]).max().orElse(0);
            longest[step] = cost(step) + most;
        }
        return Arrays.stream(longest).max().orElse(0);
    }

    /** What follows a step without a handover between. */
    private int[] onFrom(int step) {
        return handovers.get(step) ? new int[0] : nextOf(step);
    }

    /**
     * Goes through all ways between handovers, depth first.
     *
     * @param closing gets every step from which a way leads back to where it came through, and may make it a handover
     * @return the steps, each after all that follow it
     */
    private List<Integer> walk(IntConsumer closing) {
        List<Integer> done = new ArrayList<>();
        BitSet seen = new BitSet();
        BitSet underWay = new BitSet();
        for (int root = 0; root < plan.steps().size(); root++) {
            ArrayDeque<Integer> open = new ArrayDeque<>(List.of(root));
            while (!open.isEmpty()) {
                int step = open.element();
                if (!seen.get(step)) {
                    seen.set(step);
                    underWay.set(step);
                    for (int next : onFrom(step)) {
                        if (underWay.get(next)) {
                            closing.accept(step);
                        } else if (!seen.get(next)) {
                            open.push(next);
                        }
                    }
                } else {
                    open.pop();
                    if (underWay.get(step)) {
                        underWay.clear(step);
                        done.add(step);
                    }
                }
            }
        }
        return done;
    }
}
