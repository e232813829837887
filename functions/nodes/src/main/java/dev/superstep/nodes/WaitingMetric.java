package dev.superstep.nodes;

import dev.superstep.json.Json;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.Waiting;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Prints how many questions wait for a person, and how long the oldest has, in CloudWatch's embedded metric format: {@code
 * WaitingApprovals} and {@code OldestWaitingApproval}, in seconds, of the deployment whose prefix is {@code SUPERSTEP_PREFIX}.
 */
@Singleton
class WaitingMetric {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 50;

    private final PrintStream out;
    private final String deployment;

    @Inject
    WaitingMetric(@ConfigProperty(name = "superstep.prefix") Optional<String> prefix) {
        this(System.out, prefix.orElse("") + "superstep");
    }

    WaitingMetric(PrintStream out, String deployment) {
        this.out = out;
        this.deployment = deployment;
    }

    /** Looks at what waits, at most {@value #MOST_PAGES} pages of it, the most urgent first. */
    void measure(RunLog log, Instant now) {
        long count = 0;
        Instant oldest = now;
        Optional<String> cursor = Optional.empty();
        for (int pages = 0; pages == 0 || (cursor.isPresent() && pages < MOST_PAGES); pages++) {
            Waiting page = log.waiting(PAGE, cursor.orElse(null));
            for (Waiting.OfRun one : page.inquiries()) {
                count++;
                oldest = one.inquiry().asked().isBefore(oldest) ? one.inquiry().asked() : oldest;
            }
            cursor = page.next();
        }
        byte[] line = (Json.print(document(now, count, Duration.between(oldest, now))) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
        out.flush();
    }

    private Map<String, @Nullable Object> document(Instant now, long count, Duration age) {
        return Json.object(
                "_aws",
                Json.object(
                        "Timestamp",
                        now.toEpochMilli(),
                        "CloudWatchMetrics",
                        List.of(Json.object(
                                "Namespace",
                                EmbeddedMetrics.NAMESPACE,
                                "Dimensions",
                                List.of(List.of("Deployment")),
                                "Metrics",
                                List.of(
                                        Json.object("Name", "OldestWaitingApproval", "Unit", "Seconds"),
                                        Json.object("Name", "WaitingApprovals", "Unit", "Count"))))),
                "Deployment",
                deployment,
                "OldestWaitingApproval",
                age.toSeconds(),
                "WaitingApprovals",
                count);
    }
}
