package dev.superstep.compiler.cost;

import dev.superstep.asl.AslState;
import dev.superstep.asl.Choice;
import dev.superstep.asl.ChoiceRule;
import dev.superstep.asl.Fail;
import dev.superstep.asl.MapState;
import dev.superstep.asl.Parallel;
import dev.superstep.asl.Pass;
import dev.superstep.asl.StateMachine;
import dev.superstep.asl.Succeed;
import dev.superstep.asl.Task;
import dev.superstep.asl.Wait;
import dev.superstep.compiler.Compiled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Counts what runs of a workflow cost, on its state machine: states entered, functions called, units of DynamoDB.
 *
 * <pre>
 *   search -&gt; judge -&gt; (judge says) -&gt; finish -&gt; done      a path:  search, judge, finish
 *     ^                     |
 *     '------- refine &lt;-----'                            a round: search, judge, refine
 * </pre>
 *
 * <p>Left out are ways that no run goes which just works: into a fallback, on in another execution, to a failure. Complexity:
 * the number of ways can grow exponentially with the number of Choices; {@value #MOST_WAYS} of each kind are listed, and at
 * most {@value #MOST_STEPS} states are looked at for them.
 */
public final class Costs {
    static final int MOST_WAYS = 64;
    private static final int MOST_STEPS = 100_000;

    /** The header, which two indexes have as well, and the input; that the run has ended, by what it knows of it. */
    private static final Cost START_AND_END = new Cost(0, 1, 1, 7);

    private final StateMachine machine;
    private final List<String> names;
    private final Map<String, StateCosts> costs = new LinkedHashMap<>();
    private final Map<String, List<String>> next = new LinkedHashMap<>();
    private int steps;
    private boolean complete = true;

    private Costs(StateMachine machine) {
        this.machine = machine;
        this.names = List.copyOf(machine.states().keySet());
        machine.states().forEach((name, state) -> {
            costs.put(name, StateCosts.of(state));
            next.put(name, next(name, state));
        });
    }

    /** What runs of {@code compiled} cost. */
    public static WorkflowCost of(Compiled compiled) {
        return new Costs(compiled.machine()).cost();
    }

    private WorkflowCost cost() {
        List<Way> paths = new ArrayList<>();
        go(machine.startAt(), name -> next(name).isEmpty(), 0, way -> paths.add(way(way, START_AND_END)), paths);
        List<Way> rounds = new ArrayList<>();
        steps = 0;
        for (int i = 0; i < names.size(); i++) {
            String first = names.get(i);
            go(first, name -> next(name).contains(first), i, way -> rounds.add(way(way, Cost.NONE)), rounds);
        }
        Comparator<Way> byLength = Comparator.comparingLong(way -> way.cost().transitions());
        return new WorkflowCost(
                START_AND_END,
                paths.stream().sorted(byLength).toList(),
                rounds.stream().sorted(byLength).toList(),
                complete);
    }

    private Way way(List<String> states, Cost beside) {
        Cost cost = beside;
        List<Way.EachSend> sends = new ArrayList<>();
        for (String name : states) {
            cost = cost.plus(costs(name).cost());
            sends.addAll(costs(name).sends());
        }
        return new Way(states.stream().filter(this::isSuperstep).toList(), cost, sends);
    }

    /**
     * Goes every way from {@code first} that comes by no state twice, depth first, and not by states before {@code least}.
     *
     * @param isLast where a way may end; it may go on as well
     * @param found gets the ways
     * @param sofar those that were found
     */
    private void go(String first, Predicate<String> isLast, int least, Consumer<List<String>> found, List<Way> sofar) {
        Set<String> before = new LinkedHashSet<>(names.subList(0, least));
        List<String> way = new ArrayList<>();
        List<List<String>> open = new ArrayList<>();
        open.add(new ArrayList<>(List.of(first)));
        while (!open.isEmpty()) {
            List<String> choices = open.getLast();
            if (choices.isEmpty()) {
                open.removeLast();
                if (!way.isEmpty()) {
                    before.remove(way.removeLast());
                }
                continue;
            }
            String name = choices.removeFirst();
            if (before.contains(name)) {
                continue;
            }
            if (sofar.size() >= MOST_WAYS || ++steps > MOST_STEPS) {
                complete = false;
                return;
            }
            way.add(name);
            before.add(name);
            if (isLast.test(name)) {
                found.accept(List.copyOf(way));
            }
            open.add(new ArrayList<>(next(name)));
        }
    }

    /** What can follow a state where nothing goes wrong and the execution has room; at the entrance, where runs begin. */
    private List<String> next(String name, AslState state) {
        if (!(state instanceof Choice choice)) {
            String after = StateCosts.after(state);
            return after == null ? List.of() : List.of(after);
        }
        Stream<String> otherwise = Stream.ofNullable(choice.otherwise());
        if (name.equals(machine.startAt())) {
            return otherwise.toList();
        }
        return Stream.concat(choice.rules().stream().map(ChoiceRule::next), otherwise)
                .distinct()
                .filter(this::isOrdinary)
                .toList();
    }

    private boolean isOrdinary(String name) {
        AslState state = machine.states().get(name);
        return !(state instanceof Fail)
                && !(state instanceof Task task && task.resource().equals(Task.START_EXECUTION));
    }

    /** Whether it shows in the picture: not what chooses, waits, ends, or only asks for what the next state answers. */
    private boolean isSuperstep(String name) {
        return switch (Objects.requireNonNull(machine.states().get(name))) {
            case Task task -> !task.resource().equals(Task.LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN);
            case Parallel parallel -> true;
            case MapState map -> true;
            case Choice choice -> false;
            case Wait wait -> false;
            case Pass pass -> false;
            case Succeed succeed -> false;
            case Fail fail -> false;
        };
    }

    private List<String> next(String name) {
        return Objects.requireNonNull(next.get(name));
    }

    private StateCosts costs(String name) {
        return Objects.requireNonNull(costs.get(name));
    }
}
