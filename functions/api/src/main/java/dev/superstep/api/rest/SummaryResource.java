package dev.superstep.api.rest;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.monitoring.PerformanceSummary;
import dev.superstep.monitoring.Summaries;
import dev.superstep.runlog.RunLog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** How the newest runs went. */
@Path("/summary")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Singleton
public final class SummaryResource {
    private static final String EXAMPLE = """
            {"from": "2026-11-01T07:00:00Z", "until": "2026-11-01T08:00:00Z", "total_workflows": 12, \
            "successful_workflows": 11, "failed_workflows": 1, "statuses": {"QUEUED": 0, "RUNNING": 0, "WAITING": 0, \
            "SUCCEEDED": 11, "FAILED": 1, "CANCELLED": 0}, "cut": false, "run_time": {"total_executions": 12, \
            "total_time": 1.44, "avg_time": 0.12, "min_time": 0.1, "max_time": 0.2, "p50_time": 0.11, "p95_time": 0.2, \
            "p99_time": 0.2}, "node_performance": {"loop/search_information": {"workflow": "loop", \
            "node": "search_information", "total_executions": 44, "total_time": 0.044, "avg_time": 0.001, \
            "min_time": 0.0008, "max_time": 0.004, "p50_time": 0.0009, "p95_time": 0.002, "p99_time": 0.004, \
            "attempts": 45, "failed_attempts": 1, "cold_starts": 1, "avg_input_size": 61, "max_input_size": 80, \
            "avg_output_size": 240, "max_output_size": 260, "max_memory": 171}}, \
            "slowest_nodes": ["loop/search_information"], "failures": [{"workflow": "loop", \
            "node": "search_information", "code": "NODE_ERROR", "failed_attempts": 1, "failed_runs": 1, \
            "newest_run": "monday", "message": "the index is closed"}]}""";

    /** How many summaries are made at once; each takes some megabytes. Others wait. */
    private static final int AT_ONCE = 2;

    private final InstantSource clock = InstantSource.system();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("summary-", 0).factory());
    private final Semaphore room = new Semaphore(AT_ONCE, true);
    private final Catalog catalog;
    private final Known known;
    private final Summaries summaries;

    SummaryResource(Catalog catalog, Known known, RunLog log) {
        this.catalog = catalog;
        this.known = known;
        this.summaries = new Summaries(log, threads);
    }

    /** The summary, out of the logs of the runs. */
    @GET
    @Operation(
            summary = "Sums up the runs that were started lately: how many of each status, and how their nodes did",
            description =
                    "At most the newest " + Summaries.MOST_RUNS + " runs are seen; `total_workflows` says how many"
                            + " were, and `cut` whether there are more. Times are in seconds; a percentile is the nearest rank.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = PerformanceSummary.class),
                            examples = @ExampleObject(name = "an hour", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "The window is none")
    @APIResponse(responseCode = "404", description = "There is no such workflow")
    public PerformanceSummary summary(
            @Parameter(description = "Only the runs of this workflow") @QueryParam("workflow") @Nullable
                    String workflow,
            @Parameter(
                            description = "How far back, such as 15m, 24h or 7d; at most 400d",
                            schema = @Schema(pattern = Lookback.FORM))
                    @QueryParam("window")
                    @DefaultValue("24h")
                    String window)
            throws InterruptedException {
        List<String> workflows = workflow == null
                ? catalog.names()
                : List.of(known.workflow(workflow).name());
        Lookback lookback = Lookback.parse(window);
        room.acquire();
        try {
            Instant now = clock.instant();
            return summaries.summary(workflows, now.minus(lookback.duration()), now.plusMillis(1));
        } finally {
            room.release();
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
