package dev.superstep.asl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one state, put in the order in which they are written; what is as if not said is left out. */
final class Members {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private Members() {}

    static Members of(@Nullable String comment, String type) {
        return new Members().optional("Comment", comment).put("Type", type);
    }

    Members put(String field, @Nullable Object value) {
        members.put(field, value);
        return this;
    }

    Members optional(String field, @Nullable Object value) {
        return value == null ? this : put(field, value);
    }

    Members path(String field, @Nullable String path) {
        return Flow.WHOLE.equals(path) ? this : put(field, path);
    }

    Members amount(String field, @Nullable Amount amount) {
        return switch (amount) {
            case null -> this;
            case Amount.Fixed fixed -> put(field, (long) fixed.value());
            case Amount.FromPath from -> put(field + "Path", from.path());
        };
    }

    Members text(String field, @Nullable Text text) {
        return switch (text) {
            case null -> this;
            case Text.Fixed fixed -> put(field, fixed.value());
            case Text.FromPath from -> put(field + "Path", from.path());
        };
    }

    Members flow(Flow flow) {
        return input(flow).output(flow);
    }

    Members input(Flow flow) {
        return path("InputPath", flow.inputPath()).optional("Parameters", flow.parameters());
    }

    Members output(Flow flow) {
        return optional("ResultSelector", flow.resultSelector())
                .path("ResultPath", flow.resultPath())
                .path("OutputPath", flow.outputPath());
    }

    Members recovery(Recovery recovery) {
        if (!recovery.retriers().isEmpty()) {
            put("Retry", recovery.retriers().stream().map(Members::retrier).toList());
        }
        if (!recovery.catchers().isEmpty()) {
            put("Catch", recovery.catchers().stream().map(Members::catcher).toList());
        }
        return this;
    }

    Members transition(Transition transition) {
        return switch (transition) {
            case Transition.Next next -> put("Next", next.state());
            case Transition.End end -> put("End", true);
        };
    }

    Map<String, @Nullable Object> done() {
        return Collections.unmodifiableMap(members);
    }

    private static Map<String, @Nullable Object> retrier(Retrier retrier) {
        Members members = new Members()
                .put("ErrorEquals", List.copyOf(retrier.errors()))
                .put("IntervalSeconds", (long) retrier.intervalSeconds())
                .put("MaxAttempts", (long) retrier.maxAttempts())
                .put("BackoffRate", retrier.backoffRate());
        if (retrier.maxDelaySeconds() != null) {
            members.put("MaxDelaySeconds", retrier.maxDelaySeconds().longValue());
        }
        if (retrier.jitter() == Retrier.Jitter.FULL) {
            members.put("JitterStrategy", "FULL");
        }
        return members.done();
    }

    private static Map<String, @Nullable Object> catcher(Catcher catcher) {
        return new Members()
                .put("ErrorEquals", List.copyOf(catcher.errors()))
                .path("ResultPath", catcher.resultPath())
                .put("Next", catcher.next())
                .done();
    }
}
