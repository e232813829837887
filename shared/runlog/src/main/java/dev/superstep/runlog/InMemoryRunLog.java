package dev.superstep.runlog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
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

    private final Map<String, String> graphs = new ConcurrentHashMap<>();

    @Override
    public Opening open(RunHeader header, Map<String, @Nullable Object> input) {
        RunId id = header.run().id();
        Moves.of(id, "the input", input); // nothing moves here; what cannot move elsewhere is refused here, too
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
    public Optional<Slice> before(RunId id, int superstep, int base) {
        MemoryRun run = runs.get(id);
        if (run == null || (base == 0 && run.header().isEmpty())) {
            if (superstep > 1) {
                throw RunLogException.gap(id, "the input is missing before step " + superstep);
            }
            return Optional.empty();
        }
        if (base > 0) {
            Snapshot snapshot = run.snapshot(base).orElseThrow(() -> RunLogException.noSnapshot(id, base));
            int from = Math.min(base, superstep - 1);
            return Optional.of(new Slice(snapshot.run(), superstep, snapshot, run.steps(from, superstep), 0));
        }
        Run owner = run.header().orElseThrow().run();
        return Optional.of(new Slice(owner, superstep, run.input(), run.steps(0, superstep), 0));
    }

    @Override
    public Optional<Slice> since(Snapshot warm, int superstep) {
        MemoryRun run = run(warm.run().id());
        if (!run.owner().equals(Optional.of(warm.run()))) {
            return Optional.empty();
        }
        int from = Math.min(warm.superstep(), superstep - 1);
        return Optional.of(new Slice(warm.run(), superstep, warm, run.steps(from, superstep), 0));
    }

    @Override
    public Step step(Run run, int superstep) {
        return known(run.id()).map(known -> known.step(superstep)).orElseGet(() -> new Step(superstep, List.of()));
    }

    @Override
    public Optional<Delta> delta(Run run, int superstep, TaskId task) {
        return known(run.id()).flatMap(known -> known.delta(superstep, task));
    }

    @Override
    public void save(Snapshot snapshot) {
        RunId id = snapshot.run().id();
        Moves.of(id, "the snapshot before step " + snapshot.superstep(), snapshot.state());
        run(id).save(snapshot);
    }

    @Override
    public Commit append(Run run, Delta delta) {
        Moves.of(run.id(), delta);
        return run(run.id()).append(run, delta);
    }

    /** Nothing is kept elsewhere. */
    @Override
    public @Nullable Object value(RunId run, String address) {
        throw RunLogException.valueMissing(run, address);
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
    public Optional<RunHeader> resume(RunHeader seen) {
        return known(seen.run().id()).flatMap(known -> known.resume(seen));
    }

    @Override
    public CancelRequest cancel(Run run, CancelRequest request) {
        return run(run.id()).cancel(request);
    }

    @Override
    public Optional<CancelRequest> cancelRequest(RunId run) {
        return known(run).flatMap(MemoryRun::cancelRequest);
    }

    @Override
    public void withdrawCancel(RunId run) {
        known(run).ifPresent(MemoryRun::withdrawCancel);
    }

    @Override
    public List<RunId> unfinished(String workflow) {
        return byWorkflow.getOrDefault(workflow, new ConcurrentSkipListMap<>()).values().stream()
                .flatMap(run -> run.header().stream())
                .filter(header -> !header.status().isEnd())
                .map(header -> header.run().id())
                .toList();
    }

    @Override
    public void erase(RunId id) {
        MemoryRun run = runs.remove(id);
        if (run != null) {
            run.header()
                    .ifPresent(header -> byWorkflow
                            .getOrDefault(id.workflow(), new ConcurrentSkipListMap<>())
                            .remove(header.place()));
        }
    }

    @Override
    public void rememberGraph(String workflow, String fingerprint, String text) {
        graphs.putIfAbsent(workflow + "/" + fingerprint, text);
    }

    @Override
    public Optional<String> graph(String workflow, String fingerprint) {
        return Optional.ofNullable(graphs.get(workflow + "/" + fingerprint));
    }

    @Override
    public DeltaPage deltas(Run run, int superstep, @Nullable TaskId after, int limit) {
        List<Delta> page = new ArrayList<>();
        List<Step> steps = known(run.id())
                .map(known -> known.steps(superstep, Integer.MAX_VALUE))
                .orElse(List.of());
        for (Step step : steps) {
            for (Delta delta : step.deltas()) {
                boolean told = step.superstep() == superstep
                        && after != null
                        && delta.task().compareTo(after) <= 0;
                if (!told && page.size() == limit) {
                    return new DeltaPage(page, true);
                }
                if (!told) {
                    page.add(delta);
                }
            }
        }
        return new DeltaPage(page, false);
    }

    @Override
    public Optional<History> history(RunId run) {
        return known(run).flatMap(MemoryRun::history);
    }

    @Override
    public Page list(String workflow, Window window, int limit, @Nullable String cursor) {
        Places.check(limit, cursor);
        if (window.isEmpty()) {
            return new Page(List.of(), null);
        }
        NavigableMap<String, MemoryRun> newestFirst = byWorkflow
                .getOrDefault(workflow, new ConcurrentSkipListMap<>())
                .subMap(window.firstPlace(), true, window.lastPlace(), true)
                .descendingMap();
        List<RunHeader> page = new ArrayList<>();
        for (MemoryRun run : behind(newestFirst, window, cursor).values()) {
            if (page.size() == limit) {
                return new Page(page, page.getLast().place());
            }
            run.history()
                    .map(history -> history.isWaiting() ? history.header().waiting() : history.header())
                    .ifPresent(page::add);
        }
        return new Page(page, null);
    }

    /** A cursor may lie outside of the window, where a map of a part refuses to look. */
    private static NavigableMap<String, MemoryRun> behind(
            NavigableMap<String, MemoryRun> newestFirst, Window window, @Nullable String cursor) {
        if (cursor == null || cursor.compareTo(window.lastPlace()) > 0) {
            return newestFirst;
        }
        return cursor.compareTo(window.firstPlace()) < 0
                ? Collections.emptyNavigableMap()
                : newestFirst.tailMap(cursor, false);
    }

    @Override
    public Inquiry ask(Run run, Inquiry inquiry) {
        inquiry.requireSmall(run.id());
        return run(run.id()).inquiries(run, inquiry.key(), inquiries -> inquiries.ask(inquiry));
    }

    @Override
    public Optional<Inquiry> inquiry(Run run, int superstep, TaskId task) {
        String key = LogKeys.inquiry(superstep, task);
        return known(run.id()).flatMap(known -> known.inquiries(run, key, inquiries -> inquiries.get(key)));
    }

    @Override
    public List<Inquiry> inquiries(RunId run) {
        return known(run).map(known -> known.inquiries(MemoryInquiries::all)).orElse(List.of());
    }

    @Override
    public Optional<Inquiry> rule(Run run, int superstep, TaskId task, Ruling ruling) {
        String key = LogKeys.inquiry(superstep, task);
        return known(run.id()).flatMap(known -> known.inquiries(run, key, inquiries -> inquiries.rule(key, ruling)));
    }

    @Override
    public void addToken(Run run, int superstep, TaskId task, String attempt, String token) {
        String key = LogKeys.inquiry(superstep, task);
        run(run.id()).inquiries(run, key, inquiries -> inquiries.addToken(key, attempt, token));
    }

    @Override
    public List<String> tokens(Run run, int superstep, TaskId task) {
        String key = LogKeys.inquiry(superstep, task);
        return known(run.id())
                .map(known -> known.inquiries(run, key, inquiries -> inquiries.tokens(key)))
                .orElse(List.of());
    }

    @Override
    public void endWait(Run run, int superstep, TaskId task) {
        String key = LogKeys.inquiry(superstep, task);
        known(run.id()).ifPresent(known -> known.inquiries(run, key, inquiries -> inquiries.endWait(key)));
    }

    @Override
    public List<RunId> waitingRuns(String workflow) {
        return runs.entrySet().stream()
                .filter(run -> run.getKey().workflow().equals(workflow))
                .filter(run ->
                        run.getValue().inquiries(MemoryInquiries::all).stream().anyMatch(Inquiry::isWaiting))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(RunId::run))
                .toList();
    }

    @Override
    public Waiting waiting(int limit, @Nullable String cursor) {
        NavigableMap<String, Waiting.OfRun> byPlace = new TreeMap<>();
        runs.forEach((id, run) -> run.inquiries(MemoryInquiries::all).stream()
                .filter(inquiry -> inquiry.isOpen() && inquiry.isWaiting())
                .forEach(inquiry -> byPlace.put(inquiry.place(id), new Waiting.OfRun(id, inquiry))));
        NavigableMap<String, Waiting.OfRun> rest =
                cursor == null ? byPlace : byPlace.tailMap(String.join("/", Places.ofInquiry(cursor)), false);
        List<Waiting.OfRun> page = rest.values().stream().limit(limit).toList();
        return new Waiting(page, rest.size() > limit ? place(page.getLast()) : null);
    }

    private static String place(Waiting.OfRun last) {
        return last.inquiry().place(last.run());
    }

    private MemoryRun run(RunId id) {
        return runs.computeIfAbsent(id, unseen -> new MemoryRun(id));
    }

    private Optional<MemoryRun> known(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }
}
