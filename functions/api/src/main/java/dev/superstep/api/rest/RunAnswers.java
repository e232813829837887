package dev.superstep.api.rest;

import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.runlog.RunId;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a request is answered that has something done to a run: with the run, once it has ended or the client's patience has. */
@Singleton
final class RunAnswers {
    private final WorkflowEngine engine;
    private final Known known;

    RunAnswers(WorkflowEngine engine, Known known) {
        this.engine = engine;
        this.known = known;
    }

    /** The time that a client is willing to wait. */
    static Optional<Wait> patience(@Nullable String wait) {
        return Optional.ofNullable(wait).map(Wait::parse);
    }

    /** 200 if the client waited and the run has ended, else 202; with its place in {@code Location}. */
    Response answer(RunId run, Optional<Wait> patience) throws InterruptedException {
        if (patience.isPresent()) {
            engine.await(run.workflow(), run.run(), patience.get().atMost());
        }
        RunView view = RunView.of(known.report(run.workflow(), run.run()));
        boolean answered = patience.isPresent() && view.status().isEnd();
        return Response.status(answered ? Response.Status.OK : Response.Status.ACCEPTED)
                .location(
                        UriBuilder.fromPath("/workflows/{workflow}/runs/{run}").build(run.workflow(), run.run()))
                .entity(view)
                .build();
    }
}
