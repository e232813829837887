package dev.superstep.monitoring;

import dev.superstep.runlog.Page;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.Window;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of several workflows that started in a window, newest first, read a page of one workflow at a time. Not thread-safe. */
final class NewestRuns {
    private static final int PAGE = 100;

    private final List<Source> sources = new ArrayList<>();

    NewestRuns(RunLog log, List<String> workflows, Window window) {
        workflows.forEach(workflow -> sources.add(new Source(log, workflow, window)));
    }

    /** The next one; empty behind the last. */
    Optional<RunHeader> next() {
        return sources.stream()
                .filter(source -> source.first() != null)
                .max(Comparator.comparing(Source::started))
                .map(Source::take);
    }

    /** The list of one workflow. */
    private static final class Source {
        private final RunLog log;
        private final String workflow;
        private final Window window;
        private final Deque<RunHeader> page = new ArrayDeque<>();
        private @Nullable String cursor;
        private boolean more = true;

        Source(RunLog log, String workflow, Window window) {
            this.log = log;
            this.workflow = workflow;
            this.window = window;
        }

        @Nullable
        RunHeader first() {
            while (page.isEmpty() && more) {
                Page read = log.list(workflow, window, PAGE, cursor);
                page.addAll(read.runs());
                cursor = read.cursor();
                more = cursor != null;
            }
            return page.peekFirst();
        }

        Instant started() {
            return page.getFirst().started();
        }

        RunHeader take() {
            return page.removeFirst();
        }
    }
}
