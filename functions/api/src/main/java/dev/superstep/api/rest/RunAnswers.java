package dev.superstep.api.rest;

import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.runlog.RunId;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How a request is answered that has something done to a run: with the run, once it has ended or the client's patience has. */
@Singleton
final class RunAnswers {
    private final WorkflowEngine engine;
    private final Known known;
    private final Duration longestWait;

    /** @param longestWait what a client's patience is cut to: nothing, where to wait would cost */
    RunAnswers(
            WorkflowEngine engine,
            Known known,
            @ConfigProperty(name = "superstep.api.longest-wait") Duration longestWait) {
        this.engine = engine;
        this.known = known;
        this.longestWait = longestWait;
    }

    /** The time that a client is willing to wait. */
    static Optional<Wait> patience(@Nullable String wait) {
        return Optional.ofNullable(wait).map(Wait::parse);
    }

    /** 200 if the client waited and the run has ended, else 202; with its place in {@code Location}. */
    Response answer(RunId run, Optional<Wait> patience) throws InterruptedException {
        if (patience.isPresent()) {
            Duration wanted = patience.get().atMost();
            engine.await(run.workflow(), run.run(), wanted.compareTo(longestWait) < 0 ? wanted : longestWait);
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
