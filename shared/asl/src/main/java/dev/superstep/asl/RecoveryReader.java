package dev.superstep.asl;

import dev.superstep.asl.AslProblem.Code;
import java.math.BigDecimal;

/** Reads one retrier or catcher. */
final class RecoveryReader {
    private RecoveryReader() {}

    static Retrier retrier(Fields fields) {
        Retrier retrier = new Retrier(
                fields.texts("ErrorEquals"),
                fields.integer("IntervalSeconds", 1),
                fields.integer("MaxAttempts", 3),
                fields.decimal("BackoffRate", new BigDecimal("2.0")),
                fields.optionalInt("MaxDelaySeconds"),
                jitter(fields));
        fields.done();
        return retrier;
    }

    static Catcher catcher(Fields fields) {
        Catcher catcher = new Catcher(fields.texts("ErrorEquals"), fields.path("ResultPath"), fields.text("Next"));
        fields.done();
        return catcher;
    }

    private static Retrier.Jitter jitter(Fields fields) {
        String strategy = fields.optionalText("JitterStrategy");
        return switch (strategy) {
            case null -> Retrier.Jitter.NONE;
            case "NONE" -> Retrier.Jitter.NONE;
            case "FULL" -> Retrier.Jitter.FULL;
            default -> {
                fields.problem(Code.BAD_VALUE, "JitterStrategy is FULL or NONE, not \"" + strategy + "\"");
                yield Retrier.Jitter.NONE;
            }
        };
    }
}
