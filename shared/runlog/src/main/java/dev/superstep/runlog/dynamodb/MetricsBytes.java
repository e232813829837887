package dev.superstep.runlog.dynamodb;

import dev.superstep.runlog.Metrics;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * {@link Metrics} in some twenty bytes, for every item pays for them: whole numbers in a row, seven bits a byte, the lowest
 * first, the eighth set where one goes on.
 *
 * <pre>
 *   started ms · duration µs · twice the attempt, and 1 if cold · bytes read · bytes in · bytes out · MiB
 * </pre>
 */
final class MetricsBytes {
    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private MetricsBytes() {}

    static byte[] encode(Metrics metrics) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32);
        put(out, metrics.started().toEpochMilli());
        put(out, metrics.duration().dividedBy(ChronoUnit.MICROS.getDuration()));
        put(out, 2L * metrics.attempt() + (metrics.coldStart() ? 1 : 0));
        put(out, metrics.readBytes());
        put(out, metrics.inputBytes());
        put(out, metrics.outputBytes());
        put(out, metrics.memoryMiB());
        return out.toByteArray();
    }

    static Metrics decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            Instant started = Instant.ofEpochMilli(next(in));
            Duration duration = Duration.of(next(in), ChronoUnit.MICROS);
            long attempt = next(in);
            return new Metrics(
                    started,
                    duration,
                    Math.toIntExact(attempt / 2),
                    attempt % 2 == 1,
                    next(in),
                    next(in),
                    next(in),
                    next(in));
        } catch (BufferUnderflowException | ArithmeticException e) {
            throw new IllegalArgumentException("metrics are seven numbers, not " + bytes.length + " such bytes", e);
        }
    }

    private static void put(ByteArrayOutputStream out, long number) {
        long rest = number;
        while (Long.compareUnsigned(rest, MORE) >= 0) {
            out.write((int) (rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        out.write((int) rest);
    }

    private static long next(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            byte part = in.get();
            number |= (long) (part & (MORE - 1)) << shift;
            if ((part & MORE) == 0) {
                return number;
            }
        }
        throw new ArithmeticException("a number of more than " + Long.SIZE + " bits");
    }
}
