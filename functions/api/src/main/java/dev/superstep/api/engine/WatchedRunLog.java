package dev.superstep.api.engine;

import dev.superstep.runlog.CancelRequest;
import dev.superstep.runlog.Commit;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.DeltaPage;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.History;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.Measurements;
import dev.superstep.runlog.Opening;
import dev.superstep.runlog.Page;
import dev.superstep.runlog.Ruling;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import dev.superstep.runlog.Waiting;
import dev.superstep.runlog.Window;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run log that tells a listener of every write. It does what the log does otherwise. Thread-safe. */
public final class WatchedRunLog implements RunLog {
    private final RunLog log;
    private final RunListener listener;

    /**
     * @param log does the work
     * @param listener is told once it is done
     */
    public WatchedRunLog(RunLog log, RunListener listener) {
        this.log = log;
        this.listener = listener;
    }

    @Override
    public Opening open(RunHeader header, Map<String, @Nullable Object> input) {
        Opening opening = log.open(header, input);
        if (opening instanceof Opening.Opened) {
            listener.opened(opening.header());
        }
        listener.changed(header.run().id());
        return opening;
    }

    @Override
    public Optional<RunHeader> header(RunId run) {
        return log.header(run);
    }

    @Override
    public Optional<Slice> before(RunId run, int superstep, int base) {
        return log.before(run, superstep, base);
    }

    @Override
    public Optional<Slice> since(Snapshot warm, int superstep) {
        return log.since(warm, superstep);
    }

    @Override
    public Step step(Run run, int superstep) {
        return log.step(run, superstep);
    }

    @Override
    public Optional<Delta> delta(Run run, int superstep, TaskId task) {
        return log.delta(run, superstep, task);
    }

    @Override
    public void save(Snapshot snapshot) {
        log.save(snapshot);
    }

    @Override
    public Commit append(Run run, Delta delta) {
        Commit commit = log.append(run, delta);
        listener.changed(run.id());
        return commit;
    }

    @Override
    public @Nullable Object value(RunId run, String address) {
        return log.value(run, address);
    }

    @Override
    public void recordFailure(Run run, Failure failure) {
        log.recordFailure(run, failure);
        listener.changed(run.id());
    }

    @Override
    public RunHeader close(RunId run, RunEnd end) {
        RunHeader header = log.close(run, end);
        if (end.equals(header.end())) {
            listener.ended(header);
        }
        listener.changed(run);
        return header;
    }

    @Override
    public Optional<RunHeader> resume(RunHeader seen) {
        Optional<RunHeader> resumed = log.resume(seen);
        listener.changed(seen.run().id());
        return resumed;
    }

    @Override
    public CancelRequest cancel(Run run, CancelRequest request) {
        CancelRequest first = log.cancel(run, request);
        listener.changed(run.id());
        return first;
    }

    @Override
    public Optional<CancelRequest> cancelRequest(RunId run) {
        return log.cancelRequest(run);
    }

    @Override
    public void withdrawCancel(RunId run) {
        log.withdrawCancel(run);
        listener.changed(run);
    }

    @Override
    public List<RunId> unfinished(String workflow) {
        return log.unfinished(workflow);
    }

    @Override
    public void erase(RunId run) {
        log.erase(run);
        listener.changed(run);
    }

    @Override
    public void rememberGraph(String workflow, String fingerprint, String text) {
        log.rememberGraph(workflow, fingerprint, text);
    }

    @Override
    public Optional<String> graph(String workflow, String fingerprint) {
        return log.graph(workflow, fingerprint);
    }

    @Override
    public Optional<History> history(RunId run) {
        return log.history(run);
    }

    @Override
    public DeltaPage deltas(Run run, int superstep, @Nullable TaskId after, int limit) {
        return log.deltas(run, superstep, after, limit);
    }

    @Override
    public List<Failure> failures(Run run, int superstep) {
        return log.failures(run, superstep);
    }

    @Override
    public Optional<Measurements> measurements(RunId run) {
        return log.measurements(run);
    }

    @Override
    public Page list(String workflow, int limit, @Nullable String cursor) {
        return log.list(workflow, limit, cursor);
    }

    @Override
    public Page list(String workflow, Window window, int limit, @Nullable String cursor) {
        return log.list(workflow, window, limit, cursor);
    }

    @Override
    public Inquiry ask(Run run, Inquiry inquiry) {
        Inquiry asked = log.ask(run, inquiry);
        listener.changed(run.id());
        return asked;
    }

    @Override
    public Optional<Inquiry> inquiry(Run run, int superstep, TaskId task) {
        return log.inquiry(run, superstep, task);
    }

    @Override
    public List<Inquiry> inquiries(RunId run) {
        return log.inquiries(run);
    }

    @Override
    public Optional<Inquiry> rule(Run run, int superstep, TaskId task, Ruling ruling) {
        Optional<Inquiry> ruled = log.rule(run, superstep, task, ruling);
        listener.changed(run.id());
        return ruled;
    }

    @Override
    public void addToken(Run run, int superstep, TaskId task, String attempt, String token) {
        log.addToken(run, superstep, task, attempt, token);
    }

    @Override
    public List<String> tokens(Run run, int superstep, TaskId task) {
        return log.tokens(run, superstep, task);
    }

    @Override
    public void endWait(Run run, int superstep, TaskId task) {
        log.endWait(run, superstep, task);
        listener.changed(run.id());
    }

    @Override
    public List<RunId> waitingRuns(String workflow) {
        return log.waitingRuns(workflow);
    }

    @Override
    public Waiting waiting(int limit, @Nullable String cursor) {
        return log.waiting(limit, cursor);
    }
}
