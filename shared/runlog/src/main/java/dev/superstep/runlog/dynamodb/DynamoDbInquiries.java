package dev.superstep.runlog.dynamodb;

import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Places;
import dev.superstep.runlog.Ruling;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunId;
import dev.superstep.runlog.TaskId;
import dev.superstep.runlog.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The part of the log that is about approvals. Thread-safe. */
final class DynamoDbInquiries {
    private static final String EXISTS = "attribute_exists(" + RunLogTable.PARTITION_KEY + ")";
    private static final String IS_OPEN = EXISTS + " AND attribute_not_exists(" + InquiryItem.RULING + ")";

    private static final String WAIT = "SET " + RunLogTable.OPEN_INDEX_PARTITION_KEY + " = :q, "
            + RunLogTable.INBOX_PARTITION_KEY + " = :z, " + RunLogTable.INDEX_SORT_KEY + " = :t";

    /** The sort key of both indexes stays while one of them needs it. */
    private static final String RULE = "SET " + InquiryItem.RULING + " = :e REMOVE " + RunLogTable.INBOX_PARTITION_KEY;

    private static final String END_WAIT = "REMOVE " + RunLogTable.OPEN_INDEX_PARTITION_KEY + ", "
            + RunLogTable.INBOX_PARTITION_KEY + ", " + RunLogTable.INDEX_SORT_KEY;

    private final Requests requests;

    DynamoDbInquiries(Requests requests) {
        this.requests = requests;
    }

    Inquiry ask(Run run, Inquiry inquiry) {
        Optional<Inquiry> first =
                requests.putIfAbsent(InquiryItem.encode(run, inquiry)).map(found -> inquiry(run, found));
        if (first.isPresent() && first.get().isOpen() && !first.get().isWaiting()) {
            Map<String, AttributeValue> waiting = InquiryItem.waiting(run.id(), first.get());
            Map<String, AttributeValue> values = Map.of(
                    ":q", waiting.get(RunLogTable.OPEN_INDEX_PARTITION_KEY),
                    ":z", waiting.get(RunLogTable.INBOX_PARTITION_KEY),
                    ":t", waiting.get(RunLogTable.INDEX_SORT_KEY));
            return requests.change(run.id(), inquiry.key(), WAIT, IS_OPEN, values)
                    .map(found -> inquiry(run, found))
                    .orElse(first.get());
        }
        return first.orElse(inquiry);
    }

    Optional<Inquiry> inquiry(Run run, int superstep, TaskId task) {
        return requests.get(run.id(), LogKeys.inquiry(superstep, task)).map(item -> inquiry(run, item));
    }

    List<Inquiry> inquiries(RunId run) {
        return RunItems.of(requests.between(run, LogKeys.INQUIRIES, LogKeys.AFTER_INQUIRIES)
                        .reversed())
                .inquiries();
    }

    Optional<Inquiry> rule(Run run, int superstep, TaskId task, Ruling ruling) {
        Map<String, AttributeValue> values = Map.of(":e", Item.ofText(InquiryItem.printRuling(ruling)));
        return requests.change(run.id(), LogKeys.inquiry(superstep, task), RULE, IS_OPEN, values)
                .map(item -> inquiry(run, item));
    }

    void addToken(Run run, int superstep, TaskId task, String attempt, String token) {
        requests.put(TokenItem.encode(run, superstep, task, attempt, token));
    }

    List<String> tokens(Run run, int superstep, TaskId task) {
        String before = LogKeys.tokens(superstep, task);
        return requests.between(run.id(), before, before + Character.MAX_VALUE).stream()
                .filter(item -> LogKeys.isTokenOf(Item.read(item, Item::key), before))
                .map(item -> Item.read(item, TokenItem::decode))
                .toList();
    }

    void endWait(Run run, int superstep, TaskId task) {
        requests.change(run.id(), LogKeys.inquiry(superstep, task), END_WAIT, EXISTS, Map.of())
                .ifPresent(item -> inquiry(run, item));
    }

    List<RunId> waitingRuns(String workflow) {
        return requests.open(RunLogTable.waiting(workflow)).stream()
                .map(item -> Item.read(item, Item::runId))
                .distinct()
                .toList();
    }

    Waiting waiting(int limit, @Nullable String cursor) {
        QueryResponse page = requests.inbox(limit, cursor == null ? null : startAfter(cursor));
        List<Waiting.OfRun> inquiries = page.items().stream()
                .map(item -> new Waiting.OfRun(Item.read(item, Item::runId), Item.read(item, InquiryItem::decode)))
                .toList();
        boolean more = page.hasLastEvaluatedKey() && !inquiries.isEmpty();
        return new Waiting(
                inquiries,
                more ? inquiries.getLast().inquiry().place(inquiries.getLast().run()) : null);
    }

    /** The keys, in index and table, of the inquiry at {@code place}: all of them follow from it. */
    private static Map<String, AttributeValue> startAfter(String place) {
        List<String> parts = Places.ofInquiry(place);
        return Map.of(
                RunLogTable.INBOX_PARTITION_KEY, Item.ofText(RunLogTable.INBOX),
                RunLogTable.INDEX_SORT_KEY, Item.ofText(place),
                RunLogTable.PARTITION_KEY, Item.ofText(parts.get(1) + "/" + parts.get(2)),
                RunLogTable.SORT_KEY, Item.ofText(parts.get(3)));
    }

    private static Inquiry inquiry(Run run, Map<String, AttributeValue> item) {
        DeltaItem.requireMark(run, item);
        return Item.read(item, InquiryItem::decode);
    }
}
