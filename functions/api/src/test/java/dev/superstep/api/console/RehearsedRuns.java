package dev.superstep.api.console;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.superstep.api.console.rehearsal.Cues;
import dev.superstep.api.engine.WorkflowEngine;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tests share that watch the rehearsed workflow in a browser. */
abstract class RehearsedRuns {
    @RegisterExtension
    static final ConsoleBrowser BROWSER = new ConsoleBrowser();

    private static final double PATIENCE = 20_000;

    @Inject
    WorkflowEngine engine;

    @BeforeAll
    static void bePatient() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    /** Or a run of this test would take the cues of the next. */
    @AfterEach
    void letAllGo() throws InterruptedException {
        Cues.release();
        while (engine.load().runs().taken() > 0) {
            Thread.sleep(10);
        }
    }
}
