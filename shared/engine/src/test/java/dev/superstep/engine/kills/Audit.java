package dev.superstep.engine.kills;

import dev.superstep.engine.LocalEngine;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.History;
import dev.superstep.runlog.InMemoryRunLog;
import dev.superstep.runlog.Page;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the log with what was promised, once everything stands still.
 *
 * <p>A run that was accepted is there. A task that was acknowledged was acknowledged once, and is in the log as it was then. A
 * run that was said to have ended has that end. Every run, also one that was recorded when nobody could be told any more, has
 * succeeded with the supersteps, the writes, the answers and the state of the same run where nothing was killed. A run of
 * which only the header was recorded was never accepted, and has ended without a task.
 */
final class Audit {
    private final RunLog log;
    private final Account account;
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final Map<String, Undisturbed> undisturbed = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> logged = new LinkedHashMap<>();
    private final Map<String, RunStatus> runs = new LinkedHashMap<>();
    private int headersOnly;
    private int mostExecutions;

    private Audit(RunLog log, Account account) {
        this.log = log;
        this.account = account;
    }

    /**
     * What the audit found.
     *
     * @param problems everything that is not as it must be; empty if nothing was lost or doubled
     * @param figures what was looked at, for a person
     */
    record Finding(List<String> problems, String figures) {}

    static Finding of(RunLog log, Account account) {
        Audit audit = new Audit(log, account);
        for (Sample sample : Sample.values()) {
            audit.workflow(sample);
        }
        audit.promises();
        audit.alarms.shutdown();
        return new Finding(List.copyOf(audit.problems), audit.figures());
    }

    private void workflow(Sample sample) {
        LocalEngine engine = sample.engine(log, () -> {}, alarms);
        engine.unfinished().forEach(run -> problems.add(sample.workflow() + "/" + run + " is unfinished"));
        String cursor = null;
        do {
            Page page = log.list(sample.workflow(), 500, cursor);
            page.runs().forEach(header -> run(sample, engine, header));
            cursor = page.cursor();
        } while (cursor != null);
    }

    private void run(Sample sample, LocalEngine engine, RunHeader header) {
        String id = header.run().id().toString();
        runs.put(id, header.status());
        mostExecutions = Math.max(mostExecutions, header.execution() + 1);
        RunId run = header.run().id();
        History history = log.history(run).orElseThrow();
        deltas(history).forEach(delta -> logged.put(Note.key(run, delta), Note.content(delta)));
        if (history.input() == null) {
            headersOnly++;
            check(!account.accepted().contains(id), id + " was accepted and has no input");
            check(header.status() == RunStatus.FAILED, id + " has no input and is " + header.status());
            return;
        }
        Undisturbed wanted = undisturbed(sample, history.input());
        Map<String, @Nullable Object> state =
                engine.report(run.run()).orElseThrow().state();
        check(header.status() == RunStatus.SUCCEEDED, id + " is " + header.status() + ": " + header.end());
        check(state.equals(wanted.state()), id + " has state " + state);
        check(tasks(history).equals(wanted.tasks()), id + " has tasks " + tasks(history));
        check(history.failures().isEmpty(), id + " has failures " + history.failures());
    }

    private void promises() {
        problems.addAll(account.troubles());
        account.accepted().forEach(run -> check(runs.containsKey(run), run + " was accepted and is lost"));
        account.ended()
                .forEach((run, status) ->
                        check(runs.get(run) == status, run + " ended " + status + " and is " + runs.get(run)));
        account.commits().forEach((task, contents) -> {
            check(contents.size() == 1, task + " was committed " + contents.size() + " times: " + contents);
            check(contents.getFirst().equals(logged.get(task)), task + " was committed and is lost");
        });
    }

    private void check(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    /** What a run comes to where nothing is killed. */
    private record Undisturbed(Map<String, @Nullable Object> state, List<String> tasks) {}

    private Undisturbed undisturbed(Sample sample, RunInput input) {
        return undisturbed.computeIfAbsent(sample + input.digest(), key -> {
            RunLog memory = new InMemoryRunLog();
            LocalEngine engine = sample.engine(memory, () -> {}, alarms);
            engine.open("undisturbed", "1", input.values());
            Map<String, @Nullable Object> state = engine.execute("undisturbed").state();
            RunId id = new RunId(sample.workflow(), "undisturbed");
            return new Undisturbed(state, tasks(memory.history(id).orElseThrow()));
        });
    }

    private static Stream<Delta> deltas(History history) {
        return history.steps().stream().flatMap(step -> step.deltas().stream());
    }

    /** Every task with all that it wrote and answered, superstep by superstep, in write order. */
    private static List<String> tasks(History history) {
        return deltas(history)
                .map(delta -> delta.superstep() + delta.task().mark() + " of " + delta.tasks() + " " + delta.update()
                        + delta.goTo() + delta.sends())
                .toList();
    }

    private String figures() {
        long untold = runs.keySet().stream()
                .filter(run -> !account.accepted().contains(run))
                .count();
        return "%d runs accepted, %d resumed in up to %d executions, %d recorded unannounced (%d without input), "
                        .formatted(account.accepted().size(), account.resumed(), mostExecutions, untold, headersOnly)
                + "%d commits acknowledged, %d in the log, %d problems"
                        .formatted(account.commits().size(), logged.size(), problems.size());
    }
}
