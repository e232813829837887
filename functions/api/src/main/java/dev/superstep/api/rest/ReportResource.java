package dev.superstep.api.rest;

import dev.superstep.monitoring.WorkflowReport;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunLog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** How one run went. */
@Path("/workflows/{workflow}/runs/{run}/report")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ReportResource {
    private static final String EXAMPLE = """
            {"workflow_id": "20261101-080000-123-0f1e2d3c4b5a6978", "workflow": "sequential", "status": "SUCCEEDED", \
            "success": true, "started": "2026-11-01T08:00:00.123Z", "ended": "2026-11-01T08:00:00.161Z", \
            "total_execution_time": 0.038, "memory_usage": 171, "nodes_executed": 1, "average_node_time": 0.000812, \
            "node_details": [{"node": "data_ingestion", "superstep": 1, "execution_time": 0.000812, "input_size": 51, \
            "output_size": 148, "timestamp": "2026-11-01T08:00:00.139812Z", "attempts": 1, "cold_start": true, \
            "memory": 171}], "nodes": [], "error_count": 0, "errors": []}""";

    private final InstantSource clock = InstantSource.system();
    private final Known known;
    private final RunLog log;

    ReportResource(Known known, RunLog log) {
        this.known = known;
        this.log = log;
    }

    /** The report, out of the run's log. */
    @GET
    @Operation(
            summary =
                    "Reports how a run went: its time, and of every node time, attempts, sizes, cold starts and memory",
            description =
                    "Times are in seconds, sizes in bytes of JSON, memory in MiB of the whole process. A percentile"
                            + " is the nearest rank, so always a value that was measured. The report of a run that has ended"
                            + " does not change.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = WorkflowReport.class),
                            examples = @ExampleObject(name = "a run of one node", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "There is no such workflow or run")
    public WorkflowReport report(@PathParam("workflow") String workflow, @PathParam("run") String run) {
        RunId id = known.run(workflow, run);
        return log.measurements(id)
                .map(measurements -> WorkflowReport.of(measurements, clock.instant()))
                .orElseThrow(() -> Known.noRun(workflow, run));
    }
}
