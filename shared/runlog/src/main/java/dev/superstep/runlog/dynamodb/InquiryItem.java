package dev.superstep.runlog.dynamodb;

import dev.superstep.graph.Decision;
import dev.superstep.graph.Question;
import dev.superstep.json.Json;
import dev.superstep.runlog.Inquiry;
import dev.superstep.runlog.LogKeys;
import dev.superstep.runlog.Ruling;
import dev.superstep.runlog.Run;
import dev.superstep.runlog.RunId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An {@link Inquiry} as an item, and back. */
final class InquiryItem {
    static final String RULING = "e";
    private static final String ASKED = "b";
    private static final String DEADLINE = "d";

    private static final String BY = "by";
    private static final String AT = "at";

    private InquiryItem() {}

    static Map<String, AttributeValue> encode(Run run, Inquiry inquiry) {
        inquiry.requireSmall(run.id());
        Map<String, AttributeValue> item = Item.envelope(run, inquiry.key());
        item.put(DeltaItem.MARK, Item.ofText(run.mark()));
        item.put(ValuesPart.VALUES, Item.ofText(print(inquiry.question())));
        item.put(ASKED, Item.ofNumber(inquiry.asked().toEpochMilli()));
        item.put(DEADLINE, Item.ofNumber(inquiry.deadline().toEpochMilli()));
        DeltaItem.putNode(item, inquiry.task());
        item.putAll(waiting(run.id(), inquiry));
        return item;
    }

    /** The attributes by which it is found while the run waits and somebody can decide. */
    static Map<String, AttributeValue> waiting(RunId run, Inquiry inquiry) {
        return Map.of(
                RunLogTable.OPEN_INDEX_PARTITION_KEY, Item.ofText(RunLogTable.waiting(run.workflow())),
                RunLogTable.INBOX_PARTITION_KEY, Item.ofText(RunLogTable.INBOX),
                RunLogTable.INDEX_SORT_KEY, Item.ofText(inquiry.place(run)));
    }

    static Inquiry decode(Item item) {
        String key = item.key().substring(LogKeys.INQUIRIES.length());
        Map<String, @Nullable Object> question = item.object(ValuesPart.VALUES);
        return new Inquiry(
                LogKeys.superstep(key),
                DeltaItem.task(LogKeys.withinStep(key), item),
                new Question(text(question, "title"), question.get("details")),
                Instant.ofEpochMilli(item.number(ASKED)),
                Instant.ofEpochMilli(item.number(DEADLINE)),
                item.optional(RULING).map(InquiryItem::parseRuling).orElse(null),
                item.optional(RunLogTable.OPEN_INDEX_PARTITION_KEY).isPresent());
    }

    private static String print(Question question) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("title", question.title());
        if (question.details() != null) {
            json.put("details", question.details());
        }
        return Json.print(json);
    }

    static String printRuling(Ruling ruling) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(AT, ruling.at().toEpochMilli());
        switch (ruling) {
            case Ruling.ByDeadline late -> {}
            case Ruling.ByPerson(Decision decision) -> {
                json.put("verdict", decision.verdict().name());
                json.put(BY, decision.decidedBy());
                json.put("comment", decision.comment());
            }
        }
        return Json.print(json);
    }

    private static Ruling parseRuling(String text) {
        Map<String, @Nullable Object> json = Json.parseObject(text);
        Instant at = Instant.ofEpochMilli(ErrorJson.whole(json, AT));
        return json.containsKey(BY)
                ? new Ruling.ByPerson(new Decision(
                        Decision.Verdict.valueOf(text(json, "verdict")), text(json, "comment"), text(json, BY), at))
                : new Ruling.ByDeadline(at);
    }

    private static String text(Map<String, @Nullable Object> json, String name) {
        if (json.get(name) instanceof String value) {
            return value;
        }
        throw new IllegalArgumentException("text \"" + name + "\" is missing");
    }
}
