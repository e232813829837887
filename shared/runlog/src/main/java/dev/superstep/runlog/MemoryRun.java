package dev.superstep.runlog;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The items of one run, behind one lock. */
final class MemoryRun {
    private final RunId id;
    private final Lock lock = new ReentrantLock();
    private final NavigableMap<Integer, MemoryStep> steps = new TreeMap<>();
    private final NavigableMap<Integer, Snapshot> snapshots = new TreeMap<>();
    private final NavigableMap<String, Failure> failures = new TreeMap<>();
    private final MemoryInquiries inquiries = new MemoryInquiries();
    private @Nullable RunHeader header;
    private @Nullable RunInput input;
    private @Nullable Run owner;
    private @Nullable CancelRequest cancel;

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
            requireSame(wanted.run(), LogKeys.HEADER);
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

    /** Whose log it is; empty while nothing has been written. */
    Optional<Run> owner() {
        return locked(() -> Optional.ofNullable(owner));
    }

    Optional<Snapshot> snapshot(int superstep) {
        return locked(() -> Optional.ofNullable(snapshots.get(superstep)));
    }

    void save(Snapshot snapshot) {
        locked(() -> {
            requireSame(snapshot.run(), LogKeys.snapshot(snapshot.superstep()));
            return snapshots.putIfAbsent(snapshot.superstep(), snapshot) == null;
        });
    }

    Commit append(Run writer, Delta delta) {
        return locked(() -> {
            requireSame(writer, LogKeys.task(delta.superstep(), delta.task()));
            MemoryStep step = steps.computeIfAbsent(delta.superstep(), MemoryStep::new);
            Delta winner = step.putIfAbsent(delta);
            return winner == null ? new Commit.Committed(delta) : new Commit.AlreadyCommitted(winner);
        });
    }

    /** The steps from {@code from} to the one before {@code end} of which something was committed. */
    List<Step> steps(int from, int end) {
        return locked(() -> {
            List<Step> found = new ArrayList<>();
            int last = steps.isEmpty() ? from : Math.min(end, steps.lastKey() + 1);
            for (int number = from; number < last; number++) {
                MemoryStep step = steps.get(number);
                if (step != null) {
                    found.add(step.view());
                }
            }
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
            if (found != null && found.isEndedBy(end)) {
                header = found.ended(end);
            }
            return Optional.ofNullable(header);
        });
    }

    Optional<RunHeader> resume(RunHeader seen) {
        return locked(() -> {
            RunHeader found = header;
            if (found == null || !found.equals(seen)) {
                return Optional.empty();
            }
            header = found.resumed();
            return Optional.of(header);
        });
    }

    CancelRequest cancel(CancelRequest request) {
        return locked(() -> {
            CancelRequest first = cancel == null ? request : cancel;
            cancel = first;
            return first;
        });
    }

    Optional<CancelRequest> cancelRequest() {
        return locked(() -> Optional.ofNullable(cancel));
    }

    void withdrawCancel() {
        locked(() -> {
            cancel = null;
            return true;
        });
    }

    Optional<History> history() {
        return locked(() -> header == null
                ? Optional.empty()
                : Optional.of(new History(
                        header,
                        input,
                        List.copyOf(snapshots.values()),
                        steps.values().stream().map(MemoryStep::view).toList(),
                        List.copyOf(failures.values()),
                        inquiries.all(),
                        cancel)));
    }

    /** What {@code action} makes of the inquiries of this run. */
    <T> T inquiries(Function<MemoryInquiries, T> action) {
        return locked(() -> action.apply(inquiries));
    }

    /** {@link #inquiries(Function)} for a writer, who must be of this run. */
    <T> T inquiries(Run writer, String key, Function<MemoryInquiries, T> action) {
        return locked(() -> {
            requireSame(writer, key);
            return action.apply(inquiries);
        });
    }

    /** One log holds one run: another of the same name finds out, whichever of them wrote first. */
    private void requireSame(Run writer, String key) {
        Run first = owner;
        if (first == null) {
            owner = writer;
        } else if (!first.incarnation().equals(writer.incarnation())) {
            throw RunLogException.strangeItem(writer, key);
        }
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
