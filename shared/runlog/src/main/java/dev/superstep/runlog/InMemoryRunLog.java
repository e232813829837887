package dev.superstep.runlog;

import dev.superstep.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The run log of this process: for tests and for runs that need not outlive it.
 *
 * <p>It passes the same contract as the one on DynamoDB, but nothing expires. Runs do not wait for one another; within a run
 * a lock is held for the time of a map access. A read shares the values with the log and copies one reference a superstep.
 */
public final class InMemoryRunLog implements RunLog {
    private final Map<RunId, MemoryRun> runs = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentNavigableMap<String, MemoryRun>> byWorkflow = new ConcurrentHashMap<>();

    @Override
    public Opening open(RunHeader header, Map<String, @Nullable Object> input) {
        RunId id = header.run().id();
        long bytes = Json.sizeInBytes(input);
        if (bytes > MAX_ITEM_BYTES) {
            throw RunLogException.itemTooLarge(id, "the input", bytes);
        }
        MemoryRun run = run(id);
        Opening opening = run.open(header, new RunInput(header.digest(), input));
        byWorkflow
                .computeIfAbsent(id.workflow(), workflow -> new ConcurrentSkipListMap<>())
                .put(opening.header().place(), run);
        return opening;
    }

    @Override
    public Optional<RunHeader> header(RunId run) {
        return known(run).flatMap(MemoryRun::header);
    }

    @Override
    public Optional<Slice> before(RunId id, int superstep) {
        MemoryRun run = runs.get(id);
        RunHeader header = run == null ? null : run.header().orElse(null);
        if (run == null || header == null) {
            if (superstep > 1) {
                throw RunLogException.gap(id, "the input is missing before step " + superstep);
            }
            return Optional.empty();
        }
        return Optional.of(new Slice(header.run(), superstep, run.input(), run.steps(0, superstep), 0));
    }

    @Override
    public Slice since(Snapshot warm, int superstep) {
        int from = Math.min(warm.superstep(), superstep - 1);
        return new Slice(warm.run(), superstep, warm, run(warm.run().id()).steps(from, superstep), 0);
    }

    @Override
    public Step step(RunId run, int superstep) {
        return known(run).map(known -> known.step(superstep)).orElseGet(() -> new Step(superstep, List.of()));
    }

    @Override
    public Optional<Delta> delta(RunId run, int superstep, TaskId task) {
        return known(run).flatMap(known -> known.delta(superstep, task));
    }

    @Override
    public Commit append(Run run, Delta delta) {
        long bytes = delta.sizeInBytes();
        if (bytes > MAX_ITEM_BYTES) {
            throw RunLogException.itemTooLarge(
                    run.id(), "step " + delta.superstep() + delta.task().mark(), bytes);
        }
        return run(run.id()).append(delta);
    }

    @Override
    public void recordFailure(Run run, Failure failure) {
        run(run.id()).recordFailure(failure);
    }

    @Override
    public RunHeader close(RunId run, RunEnd end) {
        return known(run).flatMap(known -> known.close(end)).orElseThrow(() -> RunLogException.unknownRun(run));
    }

    @Override
    public Optional<History> history(RunId run) {
        return known(run).flatMap(MemoryRun::history);
    }

    @Override
    public Page list(String workflow, int limit, @Nullable String cursor) {
        Places.check(limit, cursor);
        NavigableMap<String, MemoryRun> newestFirst =
                byWorkflow.getOrDefault(workflow, new ConcurrentSkipListMap<>()).descendingMap();
        NavigableMap<String, MemoryRun> rest = cursor == null ? newestFirst : newestFirst.tailMap(cursor, false);
        List<RunHeader> page = new ArrayList<>();
        for (MemoryRun run : rest.values()) {
            if (page.size() == limit) {
                return new Page(page, page.getLast().place());
            }
            run.header().ifPresent(page::add);
        }
        return new Page(page, null);
    }

    private MemoryRun run(RunId id) {
        return runs.computeIfAbsent(id, unseen -> new MemoryRun(id));
    }

    private Optional<MemoryRun> known(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }
}
