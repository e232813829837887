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

/**
 * A run log that fails, delays, repeats and reorders the calls that a test names, and counts all calls.
 *
 * <p>A store that fails or throttles throws {@link dev.superstep.runlog.RunLogException} with STORE_UNAVAILABLE, which the state machine tries again. A process
 * that is killed throws {@link ProcessKilled}, and from then on at every call: what is dead neither reads nor writes. Calls
 * of an operation are numbered from 1 in the order in which they come, over all runs and threads. Plan before the first
 * call. Thread-safe.
 */
public final class FaultyRunLog implements RunLog {
    private static final int CALLS_THROTTLED = 3;

    private final RunLog log;
    private final LogCalls calls = new LogCalls();

    private FaultyRunLog(RunLog log) {
        this.log = log;
    }

    /** A log that does all that {@code log} does, and fails where it is told to. */
    public static FaultyRunLog on(RunLog log) {
        return new FaultyRunLog(log);
    }

    /** The store will not answer the {@code nth} call of {@code operation}, from 1. */
    public FaultyRunLog failing(Operation operation, int nth, Moment moment) {
        return planning(operation, nth, LogEffect.failing(moment));
    }

    /** The process will die in the {@code nth} call of {@code operation}, from 1. */
    public FaultyRunLog killing(Operation operation, int nth, Moment moment) {
        return planning(operation, nth, LogEffect.killing(moment));
    }

    /** The store will throttle {@code times} calls of {@code operation}, the {@code nth} first; nothing comes of them. */
    public FaultyRunLog throttling(Operation operation, int nth, int times) {
        for (int i = 0; i < times; i++) {
            planning(operation, nth + i, LogEffect.THROTTLE);
        }
        return this;
    }

    /** The {@code nth} call of {@code operation} will reach the store twice, and the second answer will count. */
    public FaultyRunLog repeating(Operation operation, int nth) {
        return planning(operation, nth, LogEffect.REPEAT);
    }

    /**
     * The {@code nth} call of {@code operation} will be made after the one that follows it, if another thread makes one within
     * a few milliseconds.
     */
    public FaultyRunLog overtaking(Operation operation, int nth) {
        return planning(operation, nth, LogEffect.OVERTAKE);
    }

    /**
     * The {@code nth} call of {@code operation} will be held up while {@code meanwhile} runs on its thread: moves the time,
     * cancels the run, lets somebody else commit.
     */
    public FaultyRunLog delaying(Operation operation, int nth, Moment moment, Runnable meanwhile) {
        calls.plan(operation, nth, moment, meanwhile);
        return this;
    }

    /** {@code fault} will come about. */
    public FaultyRunLog with(Fault.OfLog fault) {
        return switch (fault.effect()) {
            case THROTTLE -> throttling(fault.operation(), fault.nth(), CALLS_THROTTLED);
            case FAIL_BEFORE, FAIL_AFTER, KILL_BEFORE, KILL_AFTER, REPEAT, OVERTAKE ->
                planning(fault.operation(), fault.nth(), fault.effect());
        };
    }

    private FaultyRunLog planning(Operation operation, int nth, LogEffect effect) {
        calls.plan(operation, nth, effect);
        return this;
    }

    /** How often {@code operation} was called, those calls included that failed; not those after a death. */
    public int count(Operation operation) {
        return calls.count(operation);
    }

    @Override
    public Opening open(RunHeader header, Map<String, @Nullable Object> input) {
        return calls.make(Operation.OPEN, () -> log.open(header, input));
    }

    @Override
    public Optional<RunHeader> header(RunId run) {
        return calls.make(Operation.HEADER, () -> log.header(run));
    }

    @Override
    public Optional<Slice> before(RunId run, int superstep, int base) {
        return calls.make(Operation.READ, () -> log.before(run, superstep, base));
    }

    @Override
    public Optional<Slice> since(Snapshot warm, int superstep) {
        return calls.make(Operation.READ, () -> log.since(warm, superstep));
    }

    @Override
    public Step step(Run run, int superstep) {
        return calls.make(Operation.STEP, () -> log.step(run, superstep));
    }

    @Override
    public Optional<Delta> delta(Run run, int superstep, TaskId task) {
        return calls.make(Operation.DELTA, () -> log.delta(run, superstep, task));
    }

    @Override
    public void save(Snapshot snapshot) {
        calls.make(Operation.SAVE, () -> log.save(snapshot));
    }

    @Override
    public Commit append(Run run, Delta delta) {
        return calls.make(Operation.APPEND, () -> log.append(run, delta));
    }

    @Override
    public void recordFailure(Run run, Failure failure) {
        calls.make(Operation.RECORD_FAILURE, () -> log.recordFailure(run, failure));
    }

    @Override
    public RunHeader close(RunId run, RunEnd end) {
        return calls.make(Operation.CLOSE, () -> log.close(run, end));
    }

    @Override
    public Optional<RunHeader> resume(RunHeader seen) {
        return calls.make(Operation.RESUME, () -> log.resume(seen));
    }

    @Override
    public CancelRequest cancel(Run run, CancelRequest request) {
        return calls.make(Operation.CANCEL, () -> log.cancel(run, request));
    }

    @Override
    public Optional<CancelRequest> cancelRequest(RunId run) {
        return calls.make(Operation.CANCEL_REQUEST, () -> log.cancelRequest(run));
    }

    @Override
    public void withdrawCancel(RunId run) {
        calls.make(Operation.WITHDRAW_CANCEL, () -> log.withdrawCancel(run));
    }

    @Override
    public List<RunId> unfinished(String workflow) {
        return calls.make(Operation.UNFINISHED, () -> log.unfinished(workflow));
    }

    @Override
    public void erase(RunId run) {
        calls.make(Operation.ERASE, () -> log.erase(run));
    }

    @Override
    public void rememberGraph(String workflow, String fingerprint, String text) {
        calls.make(Operation.REMEMBER_GRAPH, () -> log.rememberGraph(workflow, fingerprint, text));
    }

    @Override
    public Optional<String> graph(String workflow, String fingerprint) {
        return calls.make(Operation.GRAPH, () -> log.graph(workflow, fingerprint));
    }

    @Override
    public Optional<History> history(RunId run) {
        return calls.make(Operation.HISTORY, () -> log.history(run));
    }

    @Override
    public Page list(String workflow, Window window, int limit, @Nullable String cursor) {
        return calls.make(Operation.LIST, () -> log.list(workflow, window, limit, cursor));
    }

    @Override
    public @Nullable Object value(RunId run, String address) {
        LogCalls.Call call = calls.begin(Operation.VALUE);
        Object value = log.value(run, address);
        calls.end(call);
        return value;
    }

    @Override
    public Inquiry ask(Run run, Inquiry inquiry) {
        return calls.make(Operation.ASK, () -> log.ask(run, inquiry));
    }

    @Override
    public Optional<Inquiry> inquiry(Run run, int superstep, TaskId task) {
        return calls.make(Operation.INQUIRY, () -> log.inquiry(run, superstep, task));
    }

    @Override
    public List<Inquiry> inquiries(RunId run) {
        return calls.make(Operation.INQUIRIES, () -> log.inquiries(run));
    }

    @Override
    public Optional<Inquiry> rule(Run run, int superstep, TaskId task, Ruling ruling) {
        return calls.make(Operation.RULE, () -> log.rule(run, superstep, task, ruling));
    }

    @Override
    public void addToken(Run run, int superstep, TaskId task, String attempt, String token) {
        calls.make(Operation.ADD_TOKEN, () -> log.addToken(run, superstep, task, attempt, token));
    }

    @Override
    public List<String> tokens(Run run, int superstep, TaskId task) {
        return calls.make(Operation.TOKENS, () -> log.tokens(run, superstep, task));
    }

    @Override
    public void endWait(Run run, int superstep, TaskId task) {
        calls.make(Operation.END_WAIT, () -> log.endWait(run, superstep, task));
    }

    @Override
    public List<RunId> waitingRuns(String workflow) {
        return calls.make(Operation.WAITING_RUNS, () -> log.waitingRuns(workflow));
    }

    @Override
    public Waiting waiting(int limit, @Nullable String cursor) {
        return calls.make(Operation.WAITING, () -> log.waiting(limit, cursor));
    }
}
