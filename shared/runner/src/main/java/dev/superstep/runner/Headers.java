package dev.superstep.runner;

import dev.superstep.graph.core.Definition;
import dev.superstep.graph.core.Fingerprint;
import dev.superstep.graph.core.Masks;
import dev.superstep.json.Json;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the headers of a graph's runs, sensitive values masked in their titles. Thread-safe. */
public final class Headers {
    private final String fingerprint;
    private final Masks masks;
    private final InstantSource clock;
    private final Duration retention;

    /**
     * @param definition the graph's
     * @param clock what time it is
     * @param retention how long the log of a run is kept after its start
     */
    public Headers(Definition definition, InstantSource clock, Duration retention) {
        this.fingerprint = Fingerprint.of(definition);
        this.masks = new Masks(definition.channels());
        this.clock = clock;
        this.retention = retention;
    }

    /**
     * The header of a run that begins now.
     *
     * @param id the run
     * @param incarnation tells it from an earlier run of the same name
     * @param input what it is started with
     */
    public RunHeader of(RunId id, String incarnation, Map<String, @Nullable Object> input) {
        Instant now = clock.instant();
        RunHeader header = RunHeader.running(new Run(id, incarnation, now.plus(retention)), input, fingerprint, now);
        return masks.isEmpty() ? header : header.titled(Json.print(masks.values(input)));
    }
}
