package dev.superstep.testing.faults;

import dev.superstep.compiler.Compiled;
import dev.superstep.graph.core.Program;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs one program on one input, again and again, each time with another fault. */
final class Trials {
    private static final AtomicLong NAMES = new AtomicLong();

    private final Supplier<Program> programs;
    private final Compiled compiled;
    private final Map<String, @Nullable Object> input;
    private final Supplier<RunLog> logs;
    private final FaultKit.Threads threads;
    private final FaultyRunLog counted;
    private final Ending expected;

    Trials(
            Supplier<Program> programs,
            Compiled compiled,
            Map<String, @Nullable Object> input,
            Supplier<RunLog> logs,
            FaultKit.Threads threads) {
        this.programs = programs;
        this.compiled = compiled;
        this.input = input;
        this.logs = logs;
        this.threads = threads;
        Life unharmed = life(Optional.empty(), name(), logs.get());
        this.expected = unharmed.begin(input);
        this.counted = unharmed.log();
        Ending again = life(Optional.empty(), name(), logs.get()).begin(input);
        FirstDifference.between(expected, again).ifPresent(difference -> {
            throw new IllegalStateException("two runs of workflow \""
                    + compiled.definition().name() + "\" differ without any fault: " + difference
                    + "; give instances by with(...) for the nodes that do not do the same each time");
        });
    }

    /** What comes of a run without a fault. */
    Ending withoutFaults() {
        return expected;
    }

    /** The calls of a run without a fault. */
    FaultyRunLog counted() {
        return counted;
    }

    /**
     * What came of a run with one fault.
     *
     * @param struck whether it came to the fault at all
     * @param difference to the run without
     * @param runAgain the tasks that ran although they had committed, where that must not be
     */
    record Outcome(boolean struck, Optional<String> difference, List<String> runAgain) {}

    Outcome run(Fault fault) {
        RunLog log = logs.get();
        RunId run = name();
        Life first = life(Optional.of(fault), run, log);
        List<String> runAgain = new ArrayList<>();
        Ending ending = begin(first).orElseGet(() -> {
            Life second = life(Optional.empty(), run, log);
            Ending late = second.goOn(input);
            runAgain.addAll(second.runAgain());
            return late;
        });
        runAgain.addAll(first.runAgain());
        return switch (fault) {
            case Fault.OfLog one ->
                new Outcome(first.log().count(one.operation()) >= one.nth(), difference(ending), runAgain);
            case Fault.OfInvocation one ->
                new Outcome(
                        first.invoker().count() >= one.nth(),
                        difference(ending),
                        one.effect().runsAgain() ? List.of() : runAgain);
            case Fault.OfContinuation one ->
                new Outcome(first.invoker().continuations() >= one.nth(), difference(ending), runAgain);
        };
    }

    private Optional<String> difference(Ending ending) {
        return FirstDifference.between(expected, ending);
    }

    /** The end; empty if a fault stood in the way to it. */
    private Optional<Ending> begin(Life life) {
        try {
            return Optional.of(life.begin(input));
        } catch (ProcessKilled killed) {
            return Optional.empty();
        } catch (RunLogException failed) {
            if (failed.code() != RunLogException.Code.STORE_UNAVAILABLE) {
                throw failed;
            }
            return Optional.empty();
        }
    }

    private Life life(Optional<Fault> fault, RunId run, RunLog truth) {
        FaultyRunLog log = FaultyRunLog.on(truth);
        Life life = new Life(programs.get(), compiled, run, truth, log, threads(fault));
        fault.ifPresent(one -> {
            switch (one) {
                case Fault.OfLog ofLog -> log.with(ofLog);
                case Fault.OfInvocation ofInvocation -> life.invoker().with(ofInvocation.effect(), one.nth());
                case Fault.OfContinuation start -> life.invoker().withContinuation(start.effect(), one.nth());
            }
        });
        return life;
    }

    /** What is to overtake needs threads of its own. */
    private ThreadFactory threads(Optional<Fault> fault) {
        boolean overtakes = fault.filter(one -> switch (one) {
                    case Fault.OfLog ofLog -> ofLog.effect() == LogEffect.OVERTAKE;
                    case Fault.OfInvocation ofInvocation -> ofInvocation.effect() == InvocationEffect.OVERTAKE;
                    case Fault.OfContinuation alone -> false;
                })
                .isPresent();
        return overtakes || threads == FaultKit.Threads.AT_ONCE
                ? Thread.ofVirtual().factory()
                : InTurn::new;
    }

    private RunId name() {
        return new RunId(compiled.definition().name(), "run-" + NAMES.incrementAndGet());
    }
}
