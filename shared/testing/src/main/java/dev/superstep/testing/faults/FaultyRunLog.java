package dev.superstep.testing.faults;

import dev.superstep.runlog.CancelRequest;
import dev.superstep.runlog.Commit;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.History;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.Opening;
import dev.superstep.runlog.Page;
import dev.superstep.runlog.Ruling;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import dev.superstep.runlog.Waiting;
import dev.superstep.runlog.Window;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A run log that fails at the calls that a test names, and counts all calls.
 *
 * <p>A store that fails throws {@link RunLogException} with STORE_UNAVAILABLE, which the state machine tries again. A process
 * that is killed throws {@link ProcessKilled}, and from then on at every call: what is dead neither reads nor writes. Calls
 * of an operation are numbered from 1 in the order in which they come, over all runs and threads. Plan before the first
 * call. Thread-safe.
 */
public final class FaultyRunLog implements RunLog {
    private final RunLog log;
    private final Map<Call, Fault> plan = new ConcurrentHashMap<>();
    private final Map<Operation, Integer> counts = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable ProcessKilled> death = new AtomicReference<>();

    private FaultyRunLog(RunLog log) {
        this.log = log;
    }

    private record Call(Operation operation, int nth) {}

    private record Fault(Moment moment, Effect effect) {}

    private enum Effect {
        UNAVAILABLE,
        KILLED
    }

    /** A log that does all that {@code log} does, and fails where {@link #failing} and {@link #killing} say. */
    public static FaultyRunLog on(RunLog log) {
        return new FaultyRunLog(log);
    }

    /** The store will not answer the {@code nth} call of {@code operation}, from 1. */
    public FaultyRunLog failing(Operation operation, int nth, Moment moment) {
        return plan(operation, nth, new Fault(moment, Effect.UNAVAILABLE));
    }

    /** The process will die in the {@code nth} call of {@code operation}, from 1. */
    public FaultyRunLog killing(Operation operation, int nth, Moment moment) {
        return plan(operation, nth, new Fault(moment, Effect.KILLED));
    }

    /** How often {@code operation} was called, those calls included that failed; not those after a death. */
    public int count(Operation operation) {
        return counts.getOrDefault(operation, 0);
    }

    @Override
    public Opening open(RunHeader header, Map<String, @Nullable Object> input) {
        return call(Operation.OPEN, () -> log.open(header, input));
    }

    @Override
    public Optional<RunHeader> header(RunId run) {
        return call(Operation.HEADER, () -> log.header(run));
    }

    @Override
    public Optional<Slice> before(RunId run, int superstep, int base) {
        return call(Operation.READ, () -> log.before(run, superstep, base));
    }

    @Override
    public Optional<Slice> since(Snapshot warm, int superstep) {
        return call(Operation.READ, () -> log.since(warm, superstep));
    }

    @Override
    public Step step(Run run, int superstep) {
        return call(Operation.STEP, () -> log.step(run, superstep));
    }

    @Override
    public Optional<Delta> delta(Run run, int superstep, TaskId task) {
        return call(Operation.DELTA, () -> log.delta(run, superstep, task));
    }

    @Override
    public void save(Snapshot snapshot) {
        run(Operation.SAVE, () -> log.save(snapshot));
    }

    @Override
    public Commit append(Run run, Delta delta) {
        return call(Operation.APPEND, () -> log.append(run, delta));
    }

    @Override
    public void recordFailure(Run run, Failure failure) {
        run(Operation.RECORD_FAILURE, () -> log.recordFailure(run, failure));
    }

    @Override
    public RunHeader close(RunId run, RunEnd end) {
        return call(Operation.CLOSE, () -> log.close(run, end));
    }

    @Override
    public Optional<RunHeader> resume(RunHeader seen) {
        return call(Operation.RESUME, () -> log.resume(seen));
    }

    @Override
    public CancelRequest cancel(Run run, CancelRequest request) {
        return call(Operation.CANCEL, () -> log.cancel(run, request));
    }

    @Override
    public Optional<CancelRequest> cancelRequest(RunId run) {
        return call(Operation.CANCEL_REQUEST, () -> log.cancelRequest(run));
    }

    @Override
    public void withdrawCancel(RunId run) {
        run(Operation.WITHDRAW_CANCEL, () -> log.withdrawCancel(run));
    }

    @Override
    public List<RunId> unfinished(String workflow) {
        return call(Operation.UNFINISHED, () -> log.unfinished(workflow));
    }

    @Override
    public void erase(RunId run) {
        run(Operation.ERASE, () -> log.erase(run));
    }

    @Override
    public void rememberGraph(String workflow, String fingerprint, String text) {
        run(Operation.REMEMBER_GRAPH, () -> log.rememberGraph(workflow, fingerprint, text));
    }

    @Override
    public Optional<String> graph(String workflow, String fingerprint) {
        return call(Operation.GRAPH, () -> log.graph(workflow, fingerprint));
    }

    @Override
    public Optional<History> history(RunId run) {
        return call(Operation.HISTORY, () -> log.history(run));
    }

    @Override
    public Page list(String workflow, Window window, int limit, @Nullable String cursor) {
        return call(Operation.LIST, () -> log.list(workflow, window, limit, cursor));
    }

    @Override
    public @Nullable Object value(RunId run, String address) {
        Call call = begin(Operation.VALUE);
        Object value = log.value(run, address);
        end(call);
        return value;
    }

    @Override
    public Inquiry ask(Run run, Inquiry inquiry) {
        return call(Operation.ASK, () -> log.ask(run, inquiry));
    }

    @Override
    public Optional<Inquiry> inquiry(Run run, int superstep, TaskId task) {
        return call(Operation.INQUIRY, () -> log.inquiry(run, superstep, task));
    }

    @Override
    public List<Inquiry> inquiries(RunId run) {
        return call(Operation.INQUIRIES, () -> log.inquiries(run));
    }

    @Override
    public Optional<Inquiry> rule(Run run, int superstep, TaskId task, Ruling ruling) {
        return call(Operation.RULE, () -> log.rule(run, superstep, task, ruling));
    }

    @Override
    public void addToken(Run run, int superstep, TaskId task, String attempt, String token) {
        run(Operation.ADD_TOKEN, () -> log.addToken(run, superstep, task, attempt, token));
    }

    @Override
    public List<String> tokens(Run run, int superstep, TaskId task) {
        return call(Operation.TOKENS, () -> log.tokens(run, superstep, task));
    }

    @Override
    public void endWait(Run run, int superstep, TaskId task) {
        run(Operation.END_WAIT, () -> log.endWait(run, superstep, task));
    }

    @Override
    public List<RunId> waitingRuns(String workflow) {
        return call(Operation.WAITING_RUNS, () -> log.waitingRuns(workflow));
    }

    @Override
    public Waiting waiting(int limit, @Nullable String cursor) {
        return call(Operation.WAITING, () -> log.waiting(limit, cursor));
    }

    private FaultyRunLog plan(Operation operation, int nth, Fault fault) {
        if (nth < 1) {
            throw new IllegalArgumentException("calls are numbered from 1, so none is " + nth);
        }
        plan.put(new Call(operation, nth), fault);
        return this;
    }

    private <T> T call(Operation operation, Supplier<T> action) {
        Call call = begin(operation);
        T answer = action.get();
        end(call);
        return answer;
    }

    private void run(Operation operation, Runnable action) {
        Call call = begin(operation);
        action.run();
        end(call);
    }

    private Call begin(Operation operation) {
        requireAlive();
        Call call = new Call(operation, counts.merge(operation, 1, Integer::sum));
        fail(call, Moment.BEFORE);
        return call;
    }

    private void end(Call call) {
        fail(call, Moment.AFTER);
        requireAlive();
    }

    private void requireAlive() {
        ProcessKilled killed = death.get();
        if (killed != null) {
            throw killed;
        }
    }

    private void fail(Call call, Moment moment) {
        Fault fault = plan.get(call);
        if (fault == null || fault.moment() != moment) {
            return;
        }
        switch (fault.effect()) {
            case UNAVAILABLE ->
                throw RunLogException.unavailable(
                        call.operation() + " " + call.nth(), new IOException("a planned fault, " + moment));
            case KILLED -> {
                death.compareAndSet(null, new ProcessKilled(call.operation(), call.nth(), moment));
                requireAlive();
            }
        }
    }
}
