package dev.superstep.interpreter;

import dev.superstep.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What all threads of one execution share. */
final class Execution {
    private final Interpreter.Ports ports;
    private final ExecutionStart start;
    private final ExecutionListener listener;
    private final boolean isHeard;
    private final Ledger ledger;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, @Nullable Object> machinePart;
    private final Map<String, @Nullable Object> executionPart;

    Execution(Interpreter.Ports ports, ExecutionStart start, ExecutionListener listener) {
        this.ports = ports;
        this.start = start;
        this.listener = listener;
        this.isHeard = !listener.equals(ExecutionListener.NONE);
        this.ledger = new Ledger(ports.limits().historyEvents());
        this.machinePart = Json.object("Id", start.machineId(), "Name", start.machine());
        this.executionPart = executionPart(start, ports.time().now());
    }

    private static Map<String, @Nullable Object> executionPart(ExecutionStart start, Instant now) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        part.put("Id", start.executionId());
        part.put("Input", start.input());
        part.put("Name", start.name());
        part.put("StartTime", text(now));
        return Collections.unmodifiableMap(part);
    }

    /** An instant as the context object shows it. */
    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    Interpreter.Ports ports() {
        return ports;
    }

    Ledger ledger() {
        return ledger;
    }

    String name() {
        return start.name();
    }

    Map<String, @Nullable Object> machinePart() {
        return machinePart;
    }

    Map<String, @Nullable Object> executionPart() {
        return executionPart;
    }

    RandomGenerator random() {
        return ports.random();
    }

    Instant now() {
        return ports.time().now();
    }

    /** The number of the event; 0 if nobody hears it. */
    long entered(String state, @Nullable Object input) {
        if (!isHeard) {
            return 0;
        }
        long number = sequence.incrementAndGet();
        listener.on(new ExecutionEvent.Entered(number, state, input));
        return number;
    }

    void exited(Frame frame, @Nullable Object output) {
        if (isHeard) {
            listener.on(new ExecutionEvent.Exited(sequence.incrementAndGet(), frame.entry(), frame.state(), output));
        }
    }

    void retried(Frame frame, StateFailure failure, Duration delay) {
        if (isHeard) {
            listener.on(new ExecutionEvent.Retried(
                    sequence.incrementAndGet(),
                    frame.entry(),
                    frame.state(),
                    failure.error(),
                    failure.reason(),
                    frame.retries() + 1,
                    delay));
        }
    }

    void caught(Frame frame, StateFailure failure, String next) {
        if (isHeard) {
            listener.on(new ExecutionEvent.Caught(
                    sequence.incrementAndGet(), frame.entry(), frame.state(), failure.error(), failure.reason(), next));
        }
    }

    void failed(Frame frame, StateFailure failure) {
        if (isHeard) {
            listener.on(new ExecutionEvent.Failed(
                    sequence.incrementAndGet(), frame.entry(), frame.state(), failure.error(), failure.reason()));
        }
    }

    void aborted(Frame frame) {
        if (isHeard) {
            listener.on(new ExecutionEvent.Aborted(sequence.incrementAndGet(), frame.entry(), frame.state()));
        }
    }
}
