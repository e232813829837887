package dev.superstep.conformance.faults;

import dev.superstep.compiler.Budget;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.Compiler;
import dev.superstep.graph.core.Program;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.testing.faults.FaultyRunLog;
import dev.superstep.testing.faults.Moment;
import dev.superstep.testing.faults.Operation;
import dev.superstep.testing.faults.ProcessKilled;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program with one fault at every call of its log, of every kind, one after the other; goes on after the fault; and
 * compares what comes of it with what comes of a run without.
 *
 * <pre>
 *   for every operation, for every n, before and after it:
 *     run, with the fault at the n-th call ─▶ executed again on the same log ─▶ same end, same state, same supersteps,
 *                                                                               and nothing ran that had committed
 * </pre>
 *
 * <p>Complexity: quadratic in the number of the run's calls. Thread-safe.
 */
public final class FaultSweep {
    private static final Set<Operation> WRITES =
            EnumSet.of(Operation.OPEN, Operation.SAVE, Operation.APPEND, Operation.RECORD_FAILURE, Operation.CLOSE);

    private final Supplier<RunLog> logs;
    private final Budget budget;
    private final ThreadFactory threads;
    private final Set<Operation> operations;
    private final Set<Effect> effects;
    private final AtomicLong names = new AtomicLong();

    private FaultSweep(
            Supplier<RunLog> logs,
            Budget budget,
            ThreadFactory threads,
            Set<Operation> operations,
            Set<Effect> effects) {
        this.logs = logs;
        this.budget = budget;
        this.threads = threads;
        this.operations = operations;
        this.effects = effects;
    }

    /** A sweep on {@code logs}, whose branches run one after the other: the same at every time. */
    public static FaultSweep on(Supplier<RunLog> logs) {
        return new FaultSweep(
                logs, Budget.DEFAULT, InTurn::new, EnumSet.allOf(Operation.class), EnumSet.allOf(Effect.class));
    }

    /** This sweep with branches that run at the same time, so that any of them may meet the fault. */
    public FaultSweep atOnce() {
        return new FaultSweep(logs, budget, Thread.ofVirtual().factory(), operations, effects);
    }

    /** This sweep with every graph compiled to a loop over supersteps, as if its automaton were too large. */
    public FaultSweep looping() {
        return new FaultSweep(logs, new Budget(0, 0), threads, operations, effects);
    }

    /** This sweep with no other fault than a death at a commit. */
    public FaultSweep deathsAtCommits() {
        return new FaultSweep(logs, budget, threads, EnumSet.of(Operation.APPEND), EnumSet.of(Effect.KILLS));
    }

    /**
     * What a sweep found.
     *
     * @param ending what comes of the run without a fault
     * @param faults how many faults there were
     * @param differences what came of which fault, if it was something else
     * @param runAgain after which fault which task ran although it had committed
     */
    public record Report(Ending ending, int faults, List<String> differences, List<String> runAgain) {
        public Report {
            differences = List.copyOf(differences);
            runAgain = List.copyOf(runAgain);
        }
    }

    private enum Effect {
        FAILS,
        KILLS
    }

    private record Fault(Effect effect, Operation operation, int nth, Moment moment) {
        Fault next() {
            return new Fault(effect, operation, nth + 1, moment);
        }

        FaultyRunLog on(RunLog log) {
            return switch (effect) {
                case FAILS -> FaultyRunLog.on(log).failing(operation, nth, moment);
                case KILLS -> FaultyRunLog.on(log).killing(operation, nth, moment);
            };
        }
    }

    /** Sweeps the run of {@code program} on {@code input}. */
    public Report sweep(Program program, Map<String, @Nullable Object> input) {
        Compiled compiled = Compiler.compile(program.definition(), Compiler.Strictness.LANGGRAPH, budget);
        Subject subject = new Subject(program, compiled, input);
        RunLog log = logs.get();
        FaultyRunLog counting = FaultyRunLog.on(log);
        Ending expected = life(subject, name(subject), 0, counting, log).live(input);
        List<String> differences = new ArrayList<>();
        List<String> runAgain = new ArrayList<>();
        int faults = 0;
        for (Fault first : firstFaults(counting)) {
            Fault fault = first;
            for (Outcome outcome = run(subject, fault); outcome.struck(); outcome = run(subject, fault)) {
                if (!outcome.ending().equals(expected)) {
                    differences.add(fault + ": expected " + expected + ", found " + outcome.ending());
                }
                for (String task : outcome.runAgain()) {
                    runAgain.add(fault + ": " + task);
                }
                faults++;
                fault = fault.next();
            }
        }
        return new Report(expected, faults, differences, runAgain);
    }

    private record Subject(Program program, Compiled compiled, Map<String, @Nullable Object> input) {}

    /** What came of a run with one fault, if it came to the fault at all. */
    private record Outcome(boolean struck, Ending ending, List<String> runAgain) {}

    /** A fault of every kind at the first call; behind a read and before it are one moment, since nothing is written. */
    private List<Fault> firstFaults(FaultyRunLog counting) {
        return operations.stream()
                .filter(operation -> counting.count(operation) > 0)
                .flatMap(operation -> Stream.of(Moment.values())
                        .filter(moment -> moment == Moment.BEFORE || WRITES.contains(operation))
                        .flatMap(moment -> effects.stream().map(effect -> new Fault(effect, operation, 1, moment))))
                .toList();
    }

    private Outcome run(Subject subject, Fault fault) {
        RunLog log = logs.get();
        RunId run = name(subject);
        FaultyRunLog faulty = fault.on(log);
        Life first = life(subject, run, 0, faulty, log);
        List<String> runAgain = new ArrayList<>();
        Ending ending = live(first, subject.input()).orElseGet(() -> {
            Life second = life(subject, run, 1, log, log);
            Ending late = second.live(subject.input());
            runAgain.addAll(second.runAgain());
            return late;
        });
        runAgain.addAll(first.runAgain());
        return new Outcome(faulty.count(fault.operation()) >= fault.nth(), ending, runAgain);
    }

    /** The end; empty if a fault stood in the way to it. */
    private static Optional<Ending> live(Life life, Map<String, @Nullable Object> input) {
        try {
            return Optional.of(life.live(input));
        } catch (ProcessKilled killed) {
            return Optional.empty();
        } catch (RunLogException failed) {
            if (failed.code() != RunLogException.Code.STORE_UNAVAILABLE) {
                throw failed;
            }
            return Optional.empty();
        }
    }

    private Life life(Subject subject, RunId run, int number, RunLog log, RunLog truth) {
        return new Life(subject.program(), subject.compiled(), run, number, log, truth, threads);
    }

    private RunId name(Subject subject) {
        return new RunId(subject.program().definition().name(), "run-" + names.incrementAndGet());
    }

    /** A thread that does its work when it is started, so that branches run in order and every fault always hits the same. */
    private static final class InTurn extends Thread {
        private final Runnable work;

        InTurn(Runnable work) {
            this.work = work;
        }

        @Override
        public void start() {
            work.run();
        }
    }
}
