package dev.superstep.monitoring.events;

import dev.superstep.graph.core.Masks;
import dev.superstep.graph.core.NodeId;
import dev.superstep.graph.core.Target;
import dev.superstep.json.Json;
import dev.superstep.runlog.Deferred;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.LargeValue;
import dev.superstep.runlog.Metrics;
import dev.superstep.runlog.Moves;
import dev.superstep.runlog.Origin;
import dev.superstep.runlog.Ruling;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.TaskId;
import dev.superstep.runner.FrontierReplay;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The details of events. */
final class EventJson {
    /** The most that a value may take to be shown; in bytes of JSON. */
    static final int MOST_VALUE_BYTES = 4 * 1024;

    private static final double NANOS_PER_MILLI = 1e6;

    private EventJson() {}

    static Map<String, @Nullable Object> started(RunHeader run) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("workflow", run.run().id().workflow());
        data.put("run", run.run().id().run());
        data.put("started", run.started().toString());
        Origin origin = run.origin();
        if (origin != null) {
            data.put("forked_from", origin.parent().run());
            data.put("superstep", (long) origin.superstep());
        }
        return data;
    }

    static Map<String, @Nullable Object> status(RunStatus status, int execution) {
        return Json.object("status", status.name(), "execution", (long) execution);
    }

    /** @param frontier what the plan asks for */
    static Map<String, @Nullable Object> running(int superstep, FrontierReplay.Frontier frontier) {
        Map<String, Long> sends = new LinkedHashMap<>();
        for (Target.Send send : frontier.sends()) {
            sends.merge(send.node().value(), 1L, Long::sum);
        }
        return Json.object(
                "superstep",
                (long) superstep,
                "nodes",
                frontier.edgeRuns().stream().map(NodeId::value).toList(),
                "sends",
                sends);
    }

    static Map<String, @Nullable Object> attemptFailed(Failure failure) {
        Map<String, @Nullable Object> data = task(failure.superstep(), failure.task());
        data.put("attempt", failure.attempt());
        data.put("at", failure.at().toString());
        data.put("error", error(failure.error()));
        return data;
    }

    static Map<String, @Nullable Object> asked(Inquiry inquiry) {
        Map<String, @Nullable Object> data = task(inquiry.superstep(), inquiry.task());
        data.put("title", inquiry.question().title());
        data.put("asked", inquiry.asked().toString());
        data.put("deadline", inquiry.deadline().toString());
        return data;
    }

    static Map<String, @Nullable Object> decided(Inquiry inquiry, Ruling ruling) {
        Map<String, @Nullable Object> data = task(inquiry.superstep(), inquiry.task());
        data.put("at", ruling.at().toString());
        switch (ruling) {
            case Ruling.ByPerson person -> {
                data.put("verdict", person.decision().verdict().name());
                data.put("by", person.decision().decidedBy());
                data.put("comment", person.decision().comment());
            }
            case Ruling.ByDeadline deadline -> data.put("verdict", "DEADLINE");
        }
        return data;
    }

    static Map<String, @Nullable Object> committed(Delta delta, Masks masks) {
        Map<String, @Nullable Object> data = task(delta.superstep(), delta.task());
        Map<String, @Nullable Object> wrote = new LinkedHashMap<>();
        delta.update()
                .forEach((channel, value) -> wrote.put(channel, masks.hides(channel) ? masked(value) : value(value)));
        data.put("wrote", wrote);
        data.put("goto", delta.goTo().stream().map(NodeId::value).toList());
        data.put("sends", (long) delta.sends().size());
        if (delta.by() == Delta.By.FALLBACK) {
            data.put("by", "fallback");
        }
        delta.until().ifPresent(until -> data.put("until", until.toString()));
        data.put("metrics", metrics(delta.metrics()));
        return data;
    }

    /** How much it is, and the value itself if that is little. */
    private static Map<String, @Nullable Object> value(@Nullable Object value) {
        long bytes = switch (value) {
            case LargeValue large -> large.loaded().bytes();
            case Deferred deferred -> Moves.bytes(deferred);
            case null, default -> Json.sizeInBytes(value);
        };
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("bytes", bytes);
        if (bytes <= MOST_VALUE_BYTES && !(value instanceof LargeValue) && !(value instanceof Deferred)) {
            shown.put("value", value);
        }
        return shown;
    }

    private static Map<String, @Nullable Object> masked(@Nullable Object value) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(value(value));
        shown.replace("value", Masks.MASK);
        return shown;
    }

    private static Map<String, @Nullable Object> metrics(Metrics metrics) {
        return Json.object(
                "started",
                metrics.started().toString(),
                "duration_ms",
                metrics.duration().toNanos() / NANOS_PER_MILLI,
                "attempt",
                metrics.attempt(),
                "cold_start",
                metrics.coldStart(),
                "input_size",
                metrics.inputBytes(),
                "output_size",
                metrics.outputBytes(),
                "memory",
                metrics.memoryMiB());
    }

    static Map<String, @Nullable Object> ended(RunHeader run, RunEnd end) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("status", end.status().name());
        data.put("superstep", (long) end.superstep());
        data.put("ended", end.ended().toString());
        data.put("execution", (long) run.execution());
        if (end.error() != null) {
            data.put("error", error(end.error()));
        }
        return data;
    }

    private static Map<String, @Nullable Object> task(int superstep, TaskId task) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("superstep", (long) superstep);
        data.put("node", task.node().value());
        if (task instanceof TaskId.SendRun run) {
            data.put("send", (long) run.number());
        }
        return data;
    }

    private static Map<String, @Nullable Object> error(RunError error) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("type", error.type());
        data.put("code", error.code());
        NodeId node = error.node();
        if (node != null) {
            data.put("node", node.value());
        }
        data.put("message", error.message());
        if (!error.trace().isEmpty()) {
            data.put("trace", error.trace());
        }
        return data;
    }
}
