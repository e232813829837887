package dev.superstep.api.engine.local;

import dev.superstep.api.catalog.Catalog;
import dev.superstep.engine.ApprovalDesk;
import dev.superstep.interpreter.TaskTokens;
import dev.superstep.runlog.RunLogException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The tokens by which runs of this process wait for persons, and the sweep that makes good for decisions that were cut short and for
 * deadlines that an earlier process has set.
 */
@Singleton
public final class LocalApprovals {
    private static final Logger LOG = Logger.getLogger(LocalApprovals.class);

    private final Catalog catalog;
    private final ApprovalDesk desk;
    private final Duration every;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("approvals-", 0).factory());

    LocalApprovals(
            Catalog catalog, ApprovalDesk desk, @ConfigProperty(name = "superstep.approvals.sweep") Duration every) {
        this.catalog = catalog;
        this.desk = desk;
        this.every = every;
    }

    /** The tokens of all interpreters of this process. */
    @Produces
    @Singleton
    static TaskTokens tokens() {
        return new TaskTokens(new SecureRandom());
    }

    /** Sweeps from now on. */
    public void begin() {
        var unused =
                sweeper.scheduleWithFixedDelay(this::sweep, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        for (String workflow : catalog.names()) {
            try {
                int told = desk.resendDecisions(workflow);
                if (told > 0) {
                    LOG.infof("%d approval(s) of workflow %s go on, of which nobody was told", told, workflow);
                }
            } catch (RunLogException e) {
                LOG.errorf("The approvals of workflow %s are looked at later. %s", workflow, e.getMessage());
            }
        }
    }

    @PreDestroy
    void stop() {
        sweeper.shutdownNow();
    }
}
