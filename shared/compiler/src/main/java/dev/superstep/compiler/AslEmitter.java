package dev.superstep.compiler;

import dev.superstep.asl.AslState;
import dev.superstep.asl.Choice;
import dev.superstep.asl.Fail;
import dev.superstep.asl.MapState;
import dev.superstep.asl.Parallel;
import dev.superstep.asl.StateMachine;
import dev.superstep.asl.Succeed;
import dev.superstep.asl.Task;
import dev.superstep.asl.Transition;
import dev.superstep.compiler.Plan.Next;
import dev.superstep.compiler.Plan.Step;
import dev.superstep.graph.core.Answer;
import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.ErrorType;
import dev.superstep.graph.core.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plan in Amazon States Language, JSONPath dialect.
 *
 * <pre>
 *   a                 Task
 *   a + b             Parallel, a Task a branch: the branches end together, which is the superstep's barrier
 *   ask a, a          of an approval: a Task that waits for a person, then the Task; see {@link Asking}
 *   each w            Map over the Sends to w
 *   a + each w        Parallel with the Map in a branch
 *   a, which pauses   Wait behind it, in its branch or iteration if there is one
 *   a fallback of a   Task that a Catch leads to, beside a's
 *   several ways on   Choice behind it, on what the nodes answered
 *   nothing left      End, or Succeed behind a Choice
 *   a cycle           Choice in front of it all, so that an execution can go on in the middle: see {@link Entrance}
 * </pre>
 */
final class AslEmitter {
    private static final Fail UNEXPECTED =
            Fail.of(ErrorType.UNDECLARED_ANSWER.errorName(), "no way on fits what the routers answered");

    private final Plan plan;
    private final Definition definition;
    private final Functions functions;
    private final LongRuns longRuns;
    private final Tasks tasks;
    private final Map<NodeId, Set<NodeId>> sendsOf = new LinkedHashMap<>();
    private final Successors successors;
    private final StateNames names = new StateNames();
    private final Asking asking;
    private final List<String> stepNames = new ArrayList<>();
    private final List<String> lastNames = new ArrayList<>();
    private final List<String> choiceNames = new ArrayList<>();
    private final Map<String, AslState> states = new LinkedHashMap<>();
    private final Set<NodeId> called = new LinkedHashSet<>();
    private @Nullable String done;
    private @Nullable String unexpected;
    private @Nullable String handOn;

    private AslEmitter(Plan plan, String fingerprint) {
        this.plan = plan;
        this.definition = plan.definition();
        this.functions = new Functions(definition);
        this.longRuns = LongRuns.of(plan);
        this.tasks = new Tasks(definition.topology(), functions, fingerprint, longRuns.reserve());
        this.asking = new Asking(definition, functions);
        this.successors = new Successors(definition.topology(), Budget.DEFAULT);
        definition.topology().routers().forEach(router -> {
            Set<NodeId> sends = sendsOf.computeIfAbsent(router.from(), from -> new LinkedHashSet<>());
            router.answers().stream().map(Answer::sends).forEach(sends::addAll);
        });
    }

    /** The state machine of {@code plan}, whose tasks carry {@code fingerprint}. */
    static Compiled emit(Plan plan, String fingerprint) {
        AslEmitter emitter = new AslEmitter(plan, fingerprint);
        StateMachine machine = emitter.machine();
        return new Compiled(
                plan.definition(),
                fingerprint,
                new Compiled.Shape.Automaton(plan, emitter.stepNames),
                machine,
                emitter.functions.of(emitter.called));
    }

    private StateMachine machine() {
        nameSteps();
        boolean startRuns = startRuns();
        String first = startRuns
                ? stepNames.getFirst()
                : next(plan.steps().getFirst().transitions().getFirst());
        for (int i = 0; i < plan.steps().size(); i++) {
            boolean chooses =
                    longRuns.isHandover(i) || plan.steps().get(i).transitions().size() > 1;
            choiceNames.add(chooses ? names.unique("after " + lastNames.get(i)) : "");
        }
        Optional<Entrance> entrance =
                longRuns.reserve().isPresent() ? Optional.of(Entrance.to(entries(), first, names)) : Optional.empty();
        entrance.ifPresent(way -> states.put(way.name(), way.choice()));
        for (int i = startRuns ? 0 : 1; i < plan.steps().size(); i++) {
            boolean takesInput = startRuns ? i == 0 : stepNames.get(i).equals(first);
            emit(i, takesInput ? Tasks.Entry.INPUT : Tasks.Entry.CURSOR);
        }
        if (done != null) {
            states.put(done, Succeed.of());
        }
        if (unexpected != null) {
            states.put(unexpected, UNEXPECTED);
        }
        if (handOn != null) {
            String continued = names.unique("continued");
            states.put(handOn, Tasks.handOn(continued));
            states.put(continued, Succeed.of());
        }
        entrance.ifPresent(way -> states.put(way.nowhere(), Entrance.NOWHERE));
        return new StateMachine(
                "Workflow " + definition.name() + ", compiled by Superstep",
                entrance.map(Entrance::name).orElse(first),
                states,
                null);
    }

    /** Whether the start is a state of its own: it has routers, or nothing follows it. */
    private boolean startRuns() {
        List<Plan.Transition> ways = plan.steps().getFirst().transitions();
        return ways.size() > 1
                || !definition.topology().routersOf(NodeId.START).isEmpty()
                || ways.getFirst().next() instanceof Next.Finished;
    }

    /** Names states of one node first, so that these have the nodes' bare names. */
    private void nameSteps() {
        String[] given = new String[plan.steps().size()];
        for (int i = 1; i < given.length; i++) {
            if (isLone(plan.steps().get(i).control())) {
                given[i] = names.unique(plan.steps().get(i).control().frontier());
            }
        }
        given[0] = startRuns() ? names.unique("start") : "";
        for (int i = 1; i < given.length; i++) {
            if (given[i] == null) {
                given[i] = names.unique(plan.steps().get(i).control().frontier());
            }
        }
        lastNames.addAll(List.of(given));
        for (int i = 0; i < given.length; i++) {
            stepNames.add(isAsked(plan.steps().get(i).control()) ? names.unique(Asking.nameOf(given[i])) : given[i]);
        }
    }

    private boolean isAsked(ControlState control) {
        return isLone(control) && control.edgeRuns().stream().anyMatch(asking::isAsked);
    }

    private static boolean isLone(ControlState control) {
        return control.edgeRuns().size() + control.sendRuns().size() == 1;
    }

    /** Where an execution can enter: at every superstep, and behind those at which a run is handed on. */
    private List<String> entries() {
        List<String> entries = new ArrayList<>(stepNames);
        for (int i = 1; i < plan.steps().size(); i++) {
            if (longRuns.isHandover(i)) {
                entries.add(choiceNames.get(i));
            }
        }
        return entries;
    }

    private void emit(int number, Tasks.Entry entry) {
        Step step = plan.steps().get(number);
        ControlState control = step.control();
        boolean handover = longRuns.isHandover(number);
        Answers answers = new Answers(definition.topology(), step.transitions(), tasks.cursor(), handover);
        Tasks.Look look = new Tasks.Look(
                control.edgeRuns().size(),
                step.mayConflict(),
                step.mayExceedLimit(),
                longRuns.cost(number),
                handover ? choiceNames.get(number) : "");
        called.addAll(control.edgeRuns());
        called.addAll(control.sendRuns());
        if (isLone(control) && control.sendRuns().isEmpty()) {
            NodeId node = control.edgeRuns().getFirst();
            int longest = successors.longestAnswer(node);
            Task task = tasks.edgeRun(node, entry, look);
            if (asking.isAsked(node)) {
                states.put(stepNames.get(number), asking.before(node, task, lastNames.get(number)));
            }
            Task alone = answers.alone(node, longest).map(task::resultSelector).orElse(task);
            follow(
                    number,
                    then -> tasks.putRun(states, lastNames.get(number), node, alone, then, names),
                    answers,
                    longest <= 1);
        } else if (isLone(control)) {
            MapState map =
                    tasks.sendRuns(control.sendRuns().getFirst(), look, names).resultSelector(answers.gathered());
            follow(number, then -> states.put(stepNames.get(number), map.withTransition(then)), answers, false);
        } else {
            Parallel parallel =
                    Parallel.of(branches(control, entry, look, answers)).resultSelector(answers.gathered());
            follow(number, then -> states.put(stepNames.get(number), parallel.withTransition(then)), answers, false);
        }
    }

    private List<StateMachine> branches(ControlState control, Tasks.Entry entry, Tasks.Look look, Answers answers) {
        List<StateMachine> branches = new ArrayList<>();
        for (NodeId node : control.edgeRuns()) {
            String name = names.unique(node.value());
            Task task = tasks.edgeRun(node, entry, look);
            StateMachine branch = tasks.nested(name, node, task, names);
            branches.add(asking.isAsked(node) ? asking.before(node, task, branch, names) : branch);
        }
        for (NodeId node : control.sendRuns()) {
            String name = names.unique("each " + node);
            boolean routes = !definition.topology().routersOf(node).isEmpty();
            Set<NodeId> sendsTo = sendsOf.getOrDefault(node, new LinkedHashSet<>());
            branches.add(StateMachine.of(
                    name, tasks.sendRuns(node, look, names).resultSelector(answers.gatheredInBranch(routes, sendsTo))));
        }
        return branches;
    }

    /** Has a superstep put into the machine, and behind it what tells the ways on apart. */
    private void follow(int number, Consumer<Transition> superstep, Answers answers, boolean byName) {
        String choice = choiceNames.get(number);
        if (choice.isEmpty()) {
            Plan.Transition only = answers.ways().getFirst();
            superstep.accept(
                    only.next() instanceof Next.Finished ? new Transition.End() : new Transition.Next(next(only)));
            return;
        }
        superstep.accept(new Transition.Next(choice));
        Choice chosen = choice(answers, byName);
        states.put(choice, longRuns.isHandover(number) ? Answers.handingOn(chosen, handOn()) : chosen);
    }

    private Choice choice(Answers answers, boolean byName) {
        if (!answers.differ()) {
            return answers.byItself(this::next);
        }
        String otherwise = answers.hasSilentWay() ? "" : unexpected();
        return byName ? answers.byName(this::next, otherwise) : answers.byBooleans(this::next, otherwise);
    }

    private String handOn() {
        String name = handOn;
        if (name == null) {
            name = names.unique("hand on");
            handOn = name;
        }
        return name;
    }

    private String next(Plan.Transition way) {
        return switch (way.next()) {
            case Next.Superstep(int step) -> stepNames.get(step);
            case Next.Finished() -> done();
        };
    }

    private String done() {
        String name = done;
        if (name == null) {
            name = names.unique("done");
            done = name;
        }
        return name;
    }

    private String unexpected() {
        String name = unexpected;
        if (name == null) {
            name = names.unique("unexpected answer");
            unexpected = name;
        }
        return name;
    }
}
