package dev.superstep.testing;

import dev.superstep.engine.RunReport;
import dev.superstep.graph.RecordMapper;
import dev.superstep.graph.core.NodeId;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunError;
import dev.superstep.runlog.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a local run ended.
 *
 * @param <S> the record of the state
 */
public final class LocalResult<S extends Record> {
    private final RunReport report;
    private final Class<S> type;
    private final RecordMapper mapper;
    private final List<Duration> waits;

    LocalResult(RunReport report, Class<S> type, RecordMapper mapper, List<Duration> waits) {
        this.report = report;
        this.type = type;
        this.mapper = mapper;
        this.waits = waits;
    }

    /** SUCCEEDED or FAILED. */
    public RunStatus status() {
        return report.header().status();
    }

    /**
     * The final state; after an error, the state after the last superstep that was completed. What was never written is null.
     *
     * @throws RuntimeException if a component of a primitive type was never written; see {@link #values}
     */
    public S state() {
        return mapper.readPartial(type, report.state());
    }

    /** The final state as core JSON. */
    public Map<String, @Nullable Object> values() {
        return report.state();
    }

    /** The nodes of every superstep that began, in write order. */
    public List<List<String>> supersteps() {
        return report.frontiers().stream()
                .map(nodes -> nodes.stream().map(NodeId::value).toList())
                .toList();
    }

    /** Why the run failed; empty if it did not. */
    public Optional<RunError> error() {
        return Optional.ofNullable(report.header().end()).map(RunEnd::error);
    }

    /** What was waited for, in order, if {@link LocalRun#skippingWaits} skipped it; else nothing. */
    public List<Duration> waits() {
        return waits;
    }

    /** All that the log tells of the run. */
    public RunReport report() {
        return report;
    }
}
