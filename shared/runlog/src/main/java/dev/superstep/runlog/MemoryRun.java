package dev.superstep.runlog;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The items of one run, behind one lock. */
final class MemoryRun {
    private final RunId id;
    private final Lock lock = new ReentrantLock();
    private final NavigableMap<Integer, MemoryStep> steps = new TreeMap<>();
    private final NavigableMap<String, Failure> failures = new TreeMap<>();
    private @Nullable RunHeader header;
    private @Nullable RunInput input;

    MemoryRun(RunId id) {
        this.id = id;
    }

    Opening open(RunHeader wanted, RunInput given) {
        return locked(() -> {
            RunHeader found = header;
            if (found != null) {
                wanted.requireSameStart(found.run().incarnation(), found.digest());
                return new Opening.AlreadyOpen(found);
            }
            header = wanted;
            input = given;
            return new Opening.Opened(wanted);
        });
    }

    Optional<RunHeader> header() {
        return locked(() -> Optional.ofNullable(header));
    }

    /** The input of a run that has a header; the two are set together. */
    RunInput input() {
        RunInput found = locked(() -> Optional.ofNullable(input)).orElse(null);
        if (found == null) {
            throw RunLogException.gap(id, "the input is missing");
        }
        return found;
    }

    Commit append(Delta delta) {
        return locked(() -> {
            MemoryStep step = steps.computeIfAbsent(delta.superstep(), MemoryStep::new);
            Delta winner = step.putIfAbsent(delta);
            return winner == null ? new Commit.Committed(delta) : new Commit.AlreadyCommitted(winner);
        });
    }

    /** The steps from {@code from} to the one before {@code end} of which something was committed. */
    List<Step> steps(int from, int end) {
        return locked(() -> {
            List<Step> found = new ArrayList<>();
            steps.subMap(from, end).values().forEach(step -> found.add(step.view()));
            return found;
        });
    }

    Step step(int superstep) {
        return locked(() -> {
            MemoryStep step = steps.get(superstep);
            return step == null ? new Step(superstep, List.of()) : step.view();
        });
    }

    Optional<Delta> delta(int superstep, TaskId task) {
        return locked(() -> Optional.ofNullable(steps.get(superstep)).flatMap(step -> step.delta(task)));
    }

    void recordFailure(Failure failure) {
        locked(() -> failures.put(LogKeys.failure(failure), failure) == null);
    }

    Optional<RunHeader> close(RunEnd end) {
        return locked(() -> {
            RunHeader found = header;
            if (found != null && (found.end() == null || found.end().order() < end.order())) {
                header = found.ended(end);
            }
            return Optional.ofNullable(header);
        });
    }

    Optional<History> history() {
        return locked(() -> header == null
                ? Optional.empty()
                : Optional.of(new History(
                        header,
                        input,
                        steps.values().stream().map(MemoryStep::view).toList(),
                        List.copyOf(failures.values()))));
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
