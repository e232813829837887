package dev.superstep.api.console;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Leads whoever opens the application in a browser to the console. */
@ApplicationScoped
class ConsoleRoutes {
    private static final String CONSOLE = "/console/";

    void lead(@Observes Router router) {
        // By an expression, for the path "/console" would be that of "/console/" as well.
        router.getWithRegex("/(console)?").handler(request -> request.redirect(CONSOLE));
    }
}
