package dev.superstep.runner;

import dev.superstep.runner.Coroutine.Place;
import dev.superstep.runner.LogStates.LogState;
import dev.superstep.runner.LogStates.Reaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Every order in which the calls of several attempts can reach one run log.
 *
 * <p>A <em>caller</em> stands for what waits for a task's answer: a state of one execution. It begins its attempts one after the
 * other, each at any time, because it may give up one that crashed, is late, or whose answer was lost; what was given up may go
 * on for as long as it likes, or not at all. An attempt without a caller is a second delivery, whose answer nobody gets.
 *
 * <p>Situations that look alike are visited once, so what is explored is not the sequences (billions) but what they can lead
 * to. Complexity: linear in the number of situations.
 */
final class Interleavings {
    private final List<Coroutine> attempts = new ArrayList<>();
    private final List<List<Integer>> callers = new ArrayList<>();
    private final Map<Situation, Move> reached = new HashMap<>();
    private final Deque<Situation> open = new ArrayDeque<>();

    /**
     * One moment.
     *
     * @param log what is in the log
     * @param places where each attempt stands
     * @param turns for each caller, which of its attempts it waits for
     */
    record Situation(LogState log, List<Place> places, List<Integer> turns) {
        /** The place of the attempt that each caller waits for. */
        List<Place> awaited(List<List<Integer>> callers) {
            return IntStream.range(0, callers.size())
                    .mapToObj(i -> places.get(callers.get(i).get(turns.get(i))))
                    .toList();
        }
    }

    private record Move(Situation from, String what) {}

    /** Adds a caller with its attempts, in the order in which it begins them. */
    Interleavings caller(Coroutine... inTurn) {
        List<Integer> numbers = new ArrayList<>();
        for (Coroutine attempt : inTurn) {
            numbers.add(attempts.size());
            attempts.add(attempt);
        }
        callers.add(numbers);
        return this;
    }

    /** Adds an attempt whose answer nobody gets. */
    Interleavings nobodys(Coroutine attempt) {
        attempts.add(attempt);
        return this;
    }

    /** What each caller gets when all of them have an answer. */
    @FunctionalInterface
    interface Verdict {
        /** What is wrong, or an empty text. */
        String of(Situation situation, List<Place> answers);
    }

    /**
     * What the search found.
     *
     * @param situations how many were visited
     * @param ends in how many of them every caller had its answer
     * @param wrong the first one that is wrong, as the moves that lead to it; empty if none is
     */
    record Result(int situations, int ends, String wrong) {}

    /** Visits every situation that can follow on {@code log}, until one is wrong. */
    Result search(LogState log, Verdict verdict) {
        Situation first = new Situation(
                log,
                attempts.stream().map(Coroutine::start).toList(),
                callers.stream().map(caller -> 0).toList());
        reached.put(first, new Move(first, "start"));
        open.add(first);
        int ends = 0;
        while (!open.isEmpty()) {
            Situation situation = open.remove();
            List<Place> awaited = situation.awaited(callers);
            if (awaited.stream().allMatch(Place::isEnd)) {
                ends++;
                String wrong = verdict.of(situation, awaited);
                if (!wrong.isEmpty()) {
                    return new Result(reached.size(), ends, wrong + "\n" + wayTo(situation));
                }
            }
            calls(situation);
            givenUp(situation);
        }
        return new Result(reached.size(), ends, "");
    }

    private void calls(Situation situation) {
        for (int i = 0; i < attempts.size(); i++) {
            Place place = situation.places().get(i);
            if (hasBegun(situation, i) && place.stop() instanceof Coroutine.Stop.Calling calling) {
                Reaction reaction = situation.log().on(calling.call());
                List<Place> places = new ArrayList<>(situation.places());
                places.set(i, place.after(reaction.answer()));
                reach(
                        new Situation(reaction.next(), places, situation.turns()),
                        situation,
                        attempts.get(i).name() + ": " + calling.call());
            }
        }
    }

    private void givenUp(Situation situation) {
        for (int i = 0; i < callers.size(); i++) {
            int turn = situation.turns().get(i);
            if (turn + 1 < callers.get(i).size()) {
                List<Integer> turns = new ArrayList<>(situation.turns());
                turns.set(i, turn + 1);
                String name = attempts.get(callers.get(i).get(turn)).name();
                reach(new Situation(situation.log(), situation.places(), turns), situation, name + " is given up");
            }
        }
    }

    private boolean hasBegun(Situation situation, int attempt) {
        for (int i = 0; i < callers.size(); i++) {
            int place = callers.get(i).indexOf(attempt);
            if (place >= 0) {
                return place <= situation.turns().get(i);
            }
        }
        return true;
    }

    private void reach(Situation situation, Situation from, String what) {
        if (reached.putIfAbsent(situation, new Move(from, what)) == null) {
            open.add(situation);
        }
    }

    private String wayTo(Situation situation) {
        List<String> moves = new ArrayList<>();
        for (Situation one = situation;
                !reached.get(one).from().equals(one);
                one = reached.get(one).from()) {
            moves.addFirst(reached.get(one).what());
        }
        return String.join("\n", moves);
    }
}
