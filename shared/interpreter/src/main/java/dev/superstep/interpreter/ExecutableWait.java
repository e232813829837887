package dev.superstep.interpreter;

import dev.superstep.interpreter.expression.Expression;
import dev.superstep.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A Wait. */
record ExecutableWait(String name, Span span, DataFlow flow, int next) implements ExecutableState {
    /** What is waited for. */
    sealed interface Span {
        /** So many seconds. */
        record Seconds(Quantity seconds) implements Span {}

        /** Until an instant in the definition. */
        record Until(Instant instant) implements Span {}

        /** Until an instant in the input. */
        record UntilPath(Expression path) implements Span {}
    }

    @Override
    public int run(Frame frame) {
        Object raw = frame.value();
        Object effective = flow.effectiveInput(frame, raw);
        Duration duration = switch (span) {
            case Span.Seconds seconds -> Duration.ofSeconds(seconds.seconds().of(frame, effective));
            case Span.Until until -> Duration.between(frame.execution().now(), until.instant());
            case Span.UntilPath until ->
                Duration.between(frame.execution().now(), instant(frame, frame.evaluate(until.path(), effective)));
        };
        if (duration.isPositive()) {
            frame.sleep(duration);
        }
        frame.value(flow.output(frame, raw, effective));
        return next;
    }

    private static Instant instant(Frame frame, @Nullable Object value) {
        try {
            return OffsetDateTime.parse(value instanceof String text ? text : "")
                    .toInstant();
        } catch (DateTimeException e) {
            throw StateFailure.runtime(
                    frame.state(), "The field 'TimestampPath' is no timestamp: " + Json.print(value));
        }
    }
}
