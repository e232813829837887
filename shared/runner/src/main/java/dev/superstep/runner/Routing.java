package dev.superstep.runner;

import dev.superstep.graph.core.Answer;
import dev.superstep.graph.core.InvalidUpdateException;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.NodeTrait;
import dev.superstep.graph.core.Program;
import dev.superstep.graph.core.Router;
import dev.superstep.graph.core.RouterFunction;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.SendPointer;
import dev.superstep.runlog.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Runs the routers of a node, and turns what they said into the answer for the state machine. */
final class Routing {
    /** How many Sends a superstep takes. */
    private static final int MOST_SENDS = 3_000;

    /** How many it takes of which each may pause, which an execution's history holds fewer of. */
    private static final int MOST_PAUSING_SENDS = 2_300;

    private static final Decision NOTHING = new Decision(List.of(), List.of());

    private final Program program;
    private final Map<NodeId, List<Router>> declared = new LinkedHashMap<>();
    private final Map<NodeId, Set<NodeId>> sendTargets = new LinkedHashMap<>();
    private final int mostSends;
    private final int eventsOfASend;

    Routing(Program program) {
        this.program = program;
        for (Router router : program.definition().topology().routers()) {
            declared.computeIfAbsent(router.from(), from -> new ArrayList<>()).add(router);
            Set<NodeId> sends = sendTargets.computeIfAbsent(router.from(), from -> new TreeSet<>());
            router.answers().stream().map(Answer::sends).forEach(sends::addAll);
        }
        boolean sendsPause = sendTargets.values().stream()
                .flatMap(Set::stream)
                .anyMatch(node -> program.definition().topology().has(node, NodeTrait.PAUSE));
        mostSends = sendsPause ? MOST_PAUSING_SENDS : MOST_SENDS;
        eventsOfASend = sendsPause ? Room.EVENTS_OF_A_PAUSING_SEND : Room.EVENTS_OF_A_SEND;
    }

    /**
     * What the routers of one run said.
     *
     * @param goTo the nodes named, in order, {@link NodeId#END} included
     * @param sends the Sends made, in order
     */
    record Decision(List<NodeId> goTo, List<Target.Send> sends) {}

    /** Asks the routers of {@code node}, in order; checks the writes of its run first. */
    Decision decide(NodeId node, int superstep, View view, Map<String, @Nullable Object> update) {
        View after;
        try {
            after = view.after(update);
        } catch (InvalidUpdateException e) {
            throw AttemptFailure.invalidUpdate(node, superstep, e);
        }
        List<Router> routers = declared.getOrDefault(node, List.of());
        if (routers.isEmpty()) {
            return NOTHING;
        }
        List<NodeId> goTo = new ArrayList<>();
        List<Target.Send> sends = new ArrayList<>();
        for (int i = 0; i < routers.size(); i++) {
            RouterFunction router = program.routersOf(node).get(i);
            List<Target> said = ask(node, superstep, router, after.of(router.looksAt()));
            check(node, superstep, routers.get(i), said);
            for (Target target : said) {
                switch (target) {
                    case Target.Goto to -> goTo.add(to.node());
                    case Target.Send send -> sends.add(send);
                }
            }
        }
        refuseTooMany(node, superstep, sends.size());
        return new Decision(goTo, sends);
    }

    /**
     * Makes sure that the runs of so many Sends fit into an execution's history, and their answers into a payload.
     *
     * @throws AttemptFailure of type TOO_LARGE and with the code TOO_MANY_SENDS
     */
    void refuseTooMany(NodeId node, int superstep, int sends) {
        if (sends > mostSends) {
            throw AttemptFailure.tooManySends(node, superstep, sends, mostSends);
        }
    }

    /** The next cursor, with what the routers said: distinct names, never none, and pointers to the Sends. */
    Map<String, @Nullable Object> answer(Attempt one, int base, Delta delta) {
        long more = (long) delta.sends().size() * one.tasks();
        Map<String, @Nullable Object> answer = cursor(one, base, one.sendRuns(), more);
        if (declared.containsKey(one.node())) {
            Set<@Nullable Object> names = new LinkedHashSet<>();
            delta.goTo().stream().filter(to -> !to.equals(NodeId.END)).sorted().forEach(to -> names.add(to.value()));
            delta.sends().forEach(send -> names.add(Answer.nameOfSend(send.node())));
            answer.put("goto", names.isEmpty() ? List.of(NodeId.END.value()) : new ArrayList<>(names));
        }
        Set<NodeId> targets = sendTargets.getOrDefault(one.node(), Set.of());
        if (!targets.isEmpty()) {
            answer.put("sends", pointers(targets, delta));
        }
        delta.until().ifPresent(until -> answer.put("until", until.toString()));
        return answer;
    }

    /** The next cursor with what runs next, worked out from the log; without it while the superstep is not complete. */
    Map<String, @Nullable Object> frontier(Attempt one, int base, Step step) {
        if (!step.isComplete()) {
            return cursor(one, base, one.tasks(), 0);
        }
        FrontierReplay replay =
                FrontierReplay.before(step.superstep(), program.definition().topology(), one.slice());
        replay.advance(step);
        List<@Nullable Object> next = items(replay.current(), step);
        Map<String, @Nullable Object> answer = cursor(one, base, one.tasks(), next.size());
        answer.put("tasks", (long) replay.current().edgeRuns().size());
        answer.put("next", next);
        return answer;
    }

    /**
     * What every cursor has. Of the runs of one Map only the first says it, for the answers of all of them together must not
     * be larger than Step Functions takes.
     *
     * @param iterations how many tasks of this superstep are iterations of a Map
     * @param more how many may be in the next one
     */
    private Map<String, @Nullable Object> cursor(Attempt one, int base, int iterations, long more) {
        Event event = one.event();
        String run = one.slice().run().id().run();
        Map<String, @Nullable Object> cursor = new LinkedHashMap<>();
        boolean first = event.index() == 0;
        if (first) {
            cursor.put("run", run);
            cursor.put("superstep", one.superstep() + 1L);
            cursor.put("base", (long) base);
        }
        event.room().ifPresent(room -> {
            long left = room.left(event.execution(), iterations, eventsOfASend);
            boolean full = room.isFull(left, more, eventsOfASend);
            if (first) {
                cursor.put("room", room.after(event.execution(), one.slice().run(), one.superstep(), left));
            }
            if (first || full) {
                cursor.put("full", full);
            }
        });
        return cursor;
    }

    private static List<@Nullable Object> items(FrontierReplay.Frontier frontier, Step makers) {
        List<@Nullable Object> items = new ArrayList<>();
        frontier.edgeRuns().forEach(node -> items.add(Json.object("node", node.value())));
        for (Delta delta : makers.deltas()) {
            for (int position = 0; position < delta.sends().size(); position++) {
                items.add(Json.object(
                        "node", delta.sends().get(position).node().value(),
                        "send",
                                SendPointer.to(delta.superstep(), delta.task(), position)
                                        .toString()));
            }
        }
        return items;
    }

    private static Map<String, @Nullable Object> pointers(Set<NodeId> targets, Delta delta) {
        Map<String, List<@Nullable Object>> byTarget = new LinkedHashMap<>();
        targets.forEach(target -> byTarget.put(target.value(), new ArrayList<>()));
        for (int position = 0; position < delta.sends().size(); position++) {
            String pointer =
                    SendPointer.to(delta.superstep(), delta.task(), position).toString();
            byTarget.computeIfAbsent(delta.sends().get(position).node().value(), to -> new ArrayList<>())
                    .add(pointer);
        }
        return new LinkedHashMap<>(byTarget);
    }

    private static List<Target> ask(
            NodeId node, int superstep, RouterFunction router, Map<String, @Nullable Object> seen) {
        try {
            return router.route(seen);
        } catch (RecordMappingException e) {
            throw AttemptFailure.unreadable(node, superstep, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailure.thrown(node, superstep, e);
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            throw AttemptFailure.thrown(node, superstep, e);
        }
    }

    /** The plan knows only what is declared, so anything else would lead nowhere in silence. */
    private static void check(NodeId node, int superstep, Router router, List<Target> said) {
        List<NodeId> targets = new ArrayList<>();
        List<NodeId> sends = new ArrayList<>();
        for (Target target : said) {
            switch (target) {
                case Target.Goto to -> targets.add(to.node());
                case Target.Send send -> sends.add(send.node());
            }
        }
        boolean undeclaredEnd =
                targets.contains(NodeId.END) && !router.mentions().contains(NodeId.END);
        if (undeclaredEnd || !router.answers().contains(new Answer(targets, sends))) {
            List<String> names = new ArrayList<>();
            targets.forEach(target -> names.add("\"" + target + "\""));
            sends.forEach(target -> names.add("each \"" + target + "\""));
            throw AttemptFailure.undeclared(node, superstep, names.isEmpty() ? "nothing" : String.join(" + ", names));
        }
    }
}
