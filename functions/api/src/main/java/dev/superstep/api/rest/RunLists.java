package dev.superstep.api.rest;

import dev.superstep.api.engine.WorkflowEngine;
import dev.superstep.runlog.Page;
import dev.superstep.runlog.RunHeader;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the runs of one workflow or of several, newest first.
 *
 * <p>Each workflow has a list of its own in the run log, and these are merged. What the log cannot select is looked at after
 * the read, of at most {@value #MOST_LOOKED_AT} runs a page; then the page ends, with fewer runs than wanted or none, and
 * says where to go on. So a page takes a bounded time, however many runs there are. Complexity: of a page of {@code n} runs of
 * {@code w} workflows, {@code w} queries of {@code n} runs each.
 */
@Singleton
final class RunLists {
    static final int MOST_LOOKED_AT = 1_000;

    private final WorkflowEngine engine;

    RunLists(WorkflowEngine engine) {
        this.engine = engine;
    }

    /** The page that is wanted. */
    RunItem.Page page(RunQuery query) {
        PriorityQueue<Source> sources = new PriorityQueue<>();
        for (String workflow : query.workflows()) {
            Source source = new Source(workflow, query);
            if (source.fill()) {
                sources.add(source);
            }
        }
        List<RunItem> page = new ArrayList<>();
        ListPlace last = null;
        boolean more = false;
        for (int looked = 0; looked < MOST_LOOKED_AT && page.size() < query.limit() && !sources.isEmpty(); looked++) {
            Source source = sources.remove();
            RunHeader run = source.next();
            last = ListPlace.of(run);
            if (query.wants(run)) {
                page.add(RunItem.of(run));
            }
            if (page.size() == query.limit()) {
                more = source.mayHaveMore();
            } else if (source.fill()) {
                sources.add(source);
            }
        }
        boolean goesOn = more || !sources.isEmpty();
        return new RunItem.Page(page, goesOn && last != null ? last.cursor() : null);
    }

    /** The runs of one workflow that have been read and not been looked at; sorted by the first of them. */
    private final class Source implements Comparable<Source> {
        private final String workflow;
        private final RunQuery query;
        private final Deque<RunHeader> read = new ArrayDeque<>();
        private Optional<String> cursor;
        private boolean begun;

        Source(String workflow, RunQuery query) {
            ListPlace after = query.after();
            this.workflow = workflow;
            this.query = query;
            this.cursor = Optional.ofNullable(after).map(place -> place.within(workflow));
        }

        /** Reads on if all that was read has been looked at; false if there is no more. */
        boolean fill() {
            while (read.isEmpty() && mayHaveMore()) {
                @Nullable String from = cursor.orElse(null);
                int size = query.isSelective() ? RunFilter.MAX_LIMIT : query.limit();
                Page page = engine.list(workflow, query.window(), size, from);
                read.addAll(page.runs());
                cursor = page.next();
                begun = true;
            }
            return !read.isEmpty();
        }

        boolean mayHaveMore() {
            return !read.isEmpty() || !begun || cursor.isPresent();
        }

        RunHeader next() {
            return read.remove();
        }

        @Override
        public int compareTo(Source other) {
            return ListPlace.of(read.element()).compareTo(ListPlace.of(other.read.element()));
        }
    }
}
