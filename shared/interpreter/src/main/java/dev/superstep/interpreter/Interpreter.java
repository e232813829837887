package dev.superstep.interpreter;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs.
 *
 * <p>An execution runs on the thread that calls {@link #run}; only Parallel and Map use more threads, by default virtual ones,
 * and none outlives the call. Interrupting the calling thread aborts the execution. (One that meets the interrupt of a task's
 * time limit in the same instant may be taken for it; so interrupt until {@link #run} has returned.) Immutable; any number of
 * executions may run at a time, each best on a virtual thread, where waiting for branches costs a few microseconds instead of
 * some twenty.
 */
public final class Interpreter {
    private final Ports ports;

    /** What comes in from outside. */
    record Ports(
            TaskInvoker tasks,
            Time time,
            RandomGenerator random,
            ThreadFactory threads,
            TaskTokens tokens,
            WaitListener waits,
            Limits limits) {}

    /**
     * An interpreter under the limits of the service, with tokens of its own.
     *
     * @param random is locked while it draws; a secure one if tokens leave this process
     */
    public Interpreter(TaskInvoker tasks, Time time, RandomGenerator random) {
        this(new Ports(
                tasks,
                time,
                new LockedRandom(random),
                Thread.ofVirtual().name("branch-", 0).factory(),
                new TaskTokens(random),
                WaitListener.NONE,
                Limits.OF_THE_SERVICE));
    }

    private Interpreter(Ports ports) {
        this.ports = ports;
    }

    /** This interpreter with other limits. */
    public Interpreter limits(Limits limits) {
        return new Interpreter(
                new Ports(ports.tasks, ports.time, ports.random, ports.threads, ports.tokens, ports.waits, limits));
    }

    /** This interpreter with branches and iterations on threads of {@code factory}. */
    public Interpreter threads(ThreadFactory factory) {
        return new Interpreter(
                new Ports(ports.tasks, ports.time, ports.random, factory, ports.tokens, ports.waits, ports.limits));
    }

    /** This interpreter with somebody who hears of its waiting. */
    public Interpreter waits(WaitListener listener) {
        return new Interpreter(
                new Ports(ports.tasks, ports.time, ports.random, ports.threads, ports.tokens, listener, ports.limits));
    }

    /** This interpreter with tokens that others know as well. */
    public Interpreter tokens(TaskTokens shared) {
        return new Interpreter(
                new Ports(ports.tasks, ports.time, ports.random, ports.threads, shared, ports.waits, ports.limits));
    }

    /** Where tasks that wait for a token are answered. */
    public TaskTokens tokens() {
        return ports.tokens;
    }

    /** Runs {@code program} to its end. */
    public ExecutionResult run(Program program, ExecutionStart start) {
        return run(program, start, ExecutionListener.NONE);
    }

    /** Runs {@code program} to its end, and has {@code listener} hear what happens. */
    public ExecutionResult run(Program program, ExecutionStart start, ExecutionListener listener) {
        Execution execution = new Execution(ports, start, listener);
        Frame frame = new Frame(execution, new Cancellation(null), null);
        execution.ledger().addUnchecked(1);
        Outcome outcome = program.timeoutSeconds() == null
                ? run(program, frame, start.input())
                : runLimited(program, frame, start.input(), Duration.ofSeconds(program.timeoutSeconds()));
        execution.ledger().addUnchecked(1);
        return outcome.counted(execution.ledger().usage());
    }

    private Outcome runLimited(Program program, Frame frame, @Nullable Object input, Duration limit) {
        Deadline deadline = Deadline.start(ports.time, limit, frame.cancellation());
        boolean isLate = true;
        Outcome outcome;
        try {
            outcome = run(program, frame, input);
        } finally {
            isLate = deadline.stop();
        }
        return isLate ? ExecutionResult.TimedOut::new : outcome;
    }

    private static Outcome run(Program program, Frame frame, @Nullable Object input) {
        try {
            frame.checkSize(input, "input");
            Object output = program.machine().run(frame, input);
            return usage -> new ExecutionResult.Succeeded(output, usage);
        } catch (StateFailure failure) {
            return usage -> new ExecutionResult.Failed(failure.error(), failure.reason(), usage);
        } catch (AbortedException aborted) {
            Thread.interrupted(); // the result says it
            return ExecutionResult.Aborted::new;
        }
    }

    /** A result that lacks only its counts. */
    @FunctionalInterface
    private interface Outcome {
        ExecutionResult counted(ExecutionResult.Usage usage);
    }
}
