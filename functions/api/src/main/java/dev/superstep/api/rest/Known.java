package dev.superstep.api.rest;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.engine.RunReport;
import dev.superstep.runlog.RunId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the names in a path stand for; a name that stands for nothing ends the request with 404. */
@Singleton
final class Known {
    private final Catalog catalog;
    private final WorkflowEngine engine;

    Known(Catalog catalog, WorkflowEngine engine) {
        this.catalog = catalog;
        this.engine = engine;
    }

    /** The workflow of this name. */
    Catalog.Entry workflow(String workflow) {
        return catalog.find(workflow)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.NOT_FOUND, "there is no workflow \"" + workflow + "\""));
    }

    /** The id of a run that may be there: of a known workflow, and with a name that a run can have. */
    RunId run(String workflow, String run) {
        String known = workflow(workflow).name();
        return id(known, run).orElseThrow(() -> noRun(workflow, run));
    }

    /** What can be told of a run. */
    RunReport report(String workflow, String run) {
        RunId id = run(workflow, run);
        return engine.report(id.workflow(), id.run()).orElseThrow(() -> noRun(workflow, run));
    }

    /** The refusal of a run that is not there. */
    static ProblemException noRun(String workflow, String run) {
        return new ProblemException(ProblemCode.NOT_FOUND, "workflow \"" + workflow + "\" has no run \"" + run + "\"");
    }

    /** Empty if no run can be called so. */
    private static Optional<RunId> id(String workflow, String run) {
        try {
            return Optional.of(new RunId(workflow, run));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}
