package dev.superstep.runlog.dynamodb;

import dev.superstep.json.Json;
import dev.superstep.json.JsonException;
import dev.superstep.runlog.Base;
import dev.superstep.runlog.CancelRequest;
import dev.superstep.runlog.Commit;
import dev.superstep.runlog.Delta;
import dev.superstep.runlog.DeltaPage;
import dev.superstep.runlog.Failure;
import dev.superstep.runlog.History;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Measurements;
import dev.superstep.runlog.Opening;
import dev.superstep.runlog.Page;
import dev.superstep.runlog.Places;
import dev.superstep.runlog.Ruling;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunEnd;
import dev.superstep.runlog.RunHeader;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.RunInput;
import dev.superstep.runlog.RunLog;
import dev.superstep.runlog.RunLogException;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runlog.Slice;
import dev.superstep.runlog.Snapshot;
import dev.superstep.runlog.Step;
import dev.superstep.runlog.TaskId;
import dev.superstep.runlog.Waiting;
import dev.superstep.runlog.Window;
import dev.superstep.runlog.large.LargeValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The run log on a {@link RunLogTable}.
 *
 * <p>A commit is one PutItem, a read one Query a megabyte, an opening two puts, an end one UpdateItem; nothing is retried
 * here beyond what the client itself does. A put whose answer was lost and that the client repeated finds its own item, and
 * is told the same as any duplicate. Values that make an item too large are put into a store of {@link LargeValues} before
 * the item, one request each, and are read from there only for who asks. Thread-safe.
 */
public final class DynamoDbRunLog implements RunLog {
    private static final int MOST_FAILURES = 10_000;

    private final Requests requests;
    private final LargeValues values;
    private final LargeParts large;
    private final DynamoDbInquiries inquiries;

    /**
     * @param client stays the caller's, who closes it
     * @param table the name of a {@link RunLogTable}
     * @param values where values go that are too large for an item
     */
    public DynamoDbRunLog(DynamoDbClient client, String table, LargeValues values) {
        this.requests = new Requests(client, table);
        this.values = values;
        this.large = new LargeParts(values);
        this.inquiries = new DynamoDbInquiries(requests);
    }

    @Override
    public Opening open(RunHeader header, Map<String, @Nullable Object> input) {
        // Before the header, so that a run whose input cannot be kept leaves none.
        Map<String, AttributeValue> item =
                Packing.pack(new InputItem(header.run(), new RunInput(header.digest(), input)).encode(large));
        Opening opening = requests.putIfAbsent(HeaderItem.encode(header))
                .<Opening>map(found -> new Opening.AlreadyOpen(Item.read(found, HeaderItem::decode)))
                .orElseGet(() -> new Opening.Opened(header));
        requireSameStart(header, opening.header().run(), opening.header().digest());
        requests.putIfAbsent(item)
                .map(found -> Item.read(found, InputItem::decode))
                .ifPresent(found ->
                        requireSameStart(header, found.run(), found.input().digest()));
        return opening;
    }

    private static void requireSameStart(RunHeader wanted, Run found, String digest) {
        wanted.requireSameStart(found.incarnation(), digest);
    }

    @Override
    public Optional<RunHeader> header(RunId run) {
        return requests.get(run, LogKeys.HEADER).map(item -> Item.read(item, HeaderItem::decode));
    }

    @Override
    public Optional<Slice> before(RunId run, int superstep, int base) {
        RunItems items = between(run, first(superstep, base), LogKeys.snapshot(superstep));
        if (base > 0) {
            Snapshot snapshot = items.snapshot(base).orElseThrow(() -> RunLogException.noSnapshot(run, base));
            return Optional.of(slice(snapshot.run(), superstep, snapshot, items));
        }
        InputItem input = items.input();
        if (input != null) {
            return Optional.of(slice(input.run(), superstep, input.input(), items));
        }
        if (superstep > 1 || !items.steps().isEmpty()) {
            throw RunLogException.gap(run, "the input is missing before step " + superstep);
        }
        return Optional.empty();
    }

    /** The first key to read: of the base, or of the step before {@code superstep} if the base contains that. */
    private static String first(int superstep, int base) {
        if (base == 0) {
            return LogKeys.INPUT;
        }
        return base < superstep ? LogKeys.snapshot(base) : LogKeys.firstTask(superstep - 1);
    }

    private static Slice slice(Run run, int superstep, Base base, RunItems items) {
        items.requireOf(run);
        return new Slice(run, superstep, base, items.steps(), items.bytes());
    }

    @Override
    public Optional<Slice> since(Snapshot warm, int superstep) {
        int from = Math.min(warm.superstep(), superstep - 1);
        RunItems items = between(warm.run().id(), LogKeys.firstTask(from), LogKeys.afterTasks(superstep - 1));
        return items.areOf(warm.run())
                ? Optional.of(new Slice(warm.run(), superstep, warm, items.steps(), items.bytes()))
                : Optional.empty();
    }

    @Override
    public Step step(Run run, int superstep) {
        List<Step> found = between(run.id(), LogKeys.firstTask(superstep), LogKeys.afterTasks(superstep))
                .requireOf(run)
                .steps();
        return found.isEmpty() ? new Step(superstep, List.of()) : found.getFirst();
    }

    private RunItems between(RunId run, String from, String to) {
        return RunItems.of(requests.between(run, from, to).reversed());
    }

    @Override
    public Optional<Delta> delta(Run run, int superstep, TaskId task) {
        return requests.get(run.id(), LogKeys.task(superstep, task)).map(item -> delta(run, item));
    }

    private static Delta delta(Run run, Map<String, AttributeValue> item) {
        DeltaItem.requireMark(run, item);
        return Item.read(item, DeltaItem::decode);
    }

    @Override
    public void save(Snapshot snapshot) {
        requests.putIfAbsent(Packing.pack(SnapshotItem.encode(snapshot, large)));
    }

    @Override
    public Commit append(Run run, Delta delta) {
        return requests.putIfAbsent(Packing.pack(DeltaItem.encode(run, delta, large)))
                .<Commit>map(winner -> new Commit.AlreadyCommitted(delta(run, winner)))
                .orElseGet(() -> new Commit.Committed(delta));
    }

    @Override
    public @Nullable Object value(RunId run, String address) {
        try {
            return Json.parse(values.get(run, address));
        } catch (JsonException e) {
            throw RunLogException.malformedItem(run.text(), address, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void recordFailure(Run run, Failure failure) {
        requests.put(FailureItem.encode(run, failure));
    }

    @Override
    public RunHeader close(RunId run, RunEnd end) {
        Map<String, AttributeValue> values = Map.of(
                ":a", Item.ofText(end.status().name()),
                ":e", Item.ofText(HeaderItem.printEnd(end)),
                ":o", Item.ofNumber(end.order()),
                ":r", Item.ofNumber(end.execution()));
        return requests.end(run, LogKeys.HEADER, values)
                .map(item -> Item.read(item, HeaderItem::decode))
                .orElseThrow(() -> RunLogException.unknownRun(run));
    }

    @Override
    public Optional<RunHeader> resume(RunHeader seen) {
        RunId id = seen.run().id();
        Map<String, AttributeValue> values = Map.of(
                ":i", Item.ofText(seen.run().incarnation()),
                ":was", Item.ofNumber(seen.execution()),
                ":is", Item.ofNumber(seen.resumed().execution()),
                ":old", Item.ofText(seen.status().name()),
                ":new", Item.ofText(seen.resumed().status().name()),
                ":q", Item.ofText(id.workflow()));
        return requests.resume(id, LogKeys.HEADER, values).map(item -> Item.read(item, HeaderItem::decode));
    }

    @Override
    public CancelRequest cancel(Run run, CancelRequest request) {
        return requests.putIfAbsent(CancelItem.encode(run, request))
                .map(found -> Item.read(found, CancelItem::decode))
                .orElse(request);
    }

    @Override
    public Optional<CancelRequest> cancelRequest(RunId run) {
        return requests.get(run, LogKeys.CANCEL).map(item -> Item.read(item, CancelItem::decode));
    }

    @Override
    public void withdrawCancel(RunId run) {
        requests.delete(run.text(), List.of(LogKeys.CANCEL));
    }

    @Override
    public List<RunId> unfinished(String workflow) {
        return requests.open(workflow).stream()
                .map(item -> Item.read(item, Item::runId))
                .toList();
    }

    @Override
    public void erase(RunId run) {
        List<String> keys = requests.keys(run);
        requests.delete(
                run.text(),
                keys.stream().filter(key -> !key.equals(LogKeys.HEADER)).toList());
        values.erase(run); // once no item names them
        requests.delete(run.text(), List.of(LogKeys.HEADER));
    }

    @Override
    public void rememberGraph(String workflow, String fingerprint, String text) {
        requests.putIfAbsent(Map.of(
                RunLogTable.PARTITION_KEY, Item.ofText(workflow),
                RunLogTable.SORT_KEY, Item.ofText(fingerprint),
                Item.VERSION_ATTRIBUTE, Item.ofNumber(Item.VERSION),
                ValuesPart.VALUES, Item.ofText(text)));
    }

    @Override
    public Optional<String> graph(String workflow, String fingerprint) {
        return requests.get(workflow, fingerprint)
                .flatMap(item -> Optional.ofNullable(item.get(ValuesPart.VALUES)))
                .map(AttributeValue::s);
    }

    @Override
    public Optional<History> history(RunId run) {
        RunItems items = RunItems.of(requests.whole(run));
        RunHeader header = items.header();
        return header == null
                ? Optional.empty()
                : Optional.of(new History(
                        header,
                        items.runInput(),
                        items.snapshots(),
                        items.requireOf(header.run()).steps(),
                        items.failures(),
                        items.inquiries(),
                        items.cancel()));
    }

    @Override
    public DeltaPage deltas(Run run, int superstep, @Nullable TaskId after, int limit) {
        QueryResponse page = requests.page(
                run.id(),
                LogKeys.firstTask(superstep),
                LogKeys.afterTasks(LogKeys.MAX_NUMBER),
                after == null ? null : LogKeys.task(superstep, after),
                Math.max(2, limit)); // of two items one at least is no snapshot
        List<Map<String, AttributeValue>> tasks = page.items().stream()
                .filter(item -> !LogKeys.isSnapshot(Item.read(item, Item::key)))
                .toList();
        List<Delta> deltas = RunItems.of(tasks).requireOf(run).steps().stream()
                .flatMap(step -> step.deltas().stream())
                .toList();
        return new DeltaPage(deltas, page.hasLastEvaluatedKey());
    }

    @Override
    public List<Failure> failures(Run run, int superstep) {
        String from = LogKeys.FAILURES + LogKeys.firstTask(superstep);
        String to = LogKeys.FAILURES + LogKeys.afterTasks(LogKeys.MAX_NUMBER);
        return requests.page(run.id(), from, to, null, MOST_FAILURES).items().stream()
                .map(item -> Item.read(item, FailureItem::decode))
                .toList();
    }

    @Override
    public Optional<Measurements> measurements(RunId run) {
        return MeasuredItems.of(requests.whole(run, MeasuredItems.ATTRIBUTES));
    }

    @Override
    public Page list(String workflow, Window window, int limit, @Nullable String cursor) {
        Places.check(limit, cursor);
        if (window.isEmpty() || (cursor != null && cursor.compareTo(window.firstPlace()) <= 0)) {
            return new Page(List.of(), null);
        }
        // One before the window's newest run changes nothing, and the store refuses it.
        Map<String, AttributeValue> start =
                cursor != null && cursor.compareTo(window.lastPlace()) < 0 ? startAfter(workflow, cursor) : null;
        QueryResponse page = requests.headers(workflow, window, limit, start);
        List<RunHeader> headers = page.items().stream()
                .map(item -> Item.read(item, HeaderItem::decode))
                .toList();
        boolean more = page.hasLastEvaluatedKey() && !headers.isEmpty();
        return new Page(withWaiting(workflow, headers), more ? headers.getLast().place() : null);
    }

    /** The headers, of which those are WAITING whose runs wait: one Query more, if any of them runs. */
    private List<RunHeader> withWaiting(String workflow, List<RunHeader> headers) {
        if (headers.stream().noneMatch(header -> header.status() == RunStatus.RUNNING)) {
            return headers;
        }
        List<RunId> waiting = inquiries.waitingRuns(workflow);
        return headers.stream()
                .map(header -> waiting.contains(header.run().id()) ? header.waiting() : header)
                .toList();
    }

    @Override
    public Inquiry ask(Run run, Inquiry inquiry) {
        return inquiries.ask(run, inquiry);
    }

    @Override
    public Optional<Inquiry> inquiry(Run run, int superstep, TaskId task) {
        return inquiries.inquiry(run, superstep, task);
    }

    @Override
    public List<Inquiry> inquiries(RunId run) {
        return inquiries.inquiries(run);
    }

    @Override
    public Optional<Inquiry> rule(Run run, int superstep, TaskId task, Ruling ruling) {
        return inquiries.rule(run, superstep, task, ruling);
    }

    @Override
    public void addToken(Run run, int superstep, TaskId task, String attempt, String token) {
        inquiries.addToken(run, superstep, task, attempt, token);
    }

    @Override
    public List<String> tokens(Run run, int superstep, TaskId task) {
        return inquiries.tokens(run, superstep, task);
    }

    @Override
    public void endWait(Run run, int superstep, TaskId task) {
        inquiries.endWait(run, superstep, task);
    }

    @Override
    public List<RunId> waitingRuns(String workflow) {
        return inquiries.waitingRuns(workflow);
    }

    @Override
    public Waiting waiting(int limit, @Nullable String cursor) {
        return inquiries.waiting(limit, cursor);
    }

    /** The keys, in index and table, of the header at {@code place}: all of them follow from it. */
    private static Map<String, AttributeValue> startAfter(String workflow, String place) {
        String run = place.substring(place.indexOf('/') + 1);
        return Map.of(
                RunLogTable.INDEX_PARTITION_KEY, Item.ofText(workflow),
                RunLogTable.INDEX_SORT_KEY, Item.ofText(place),
                RunLogTable.PARTITION_KEY, Item.ofText(workflow + "/" + run),
                RunLogTable.SORT_KEY, Item.ofText(LogKeys.HEADER));
    }
}
