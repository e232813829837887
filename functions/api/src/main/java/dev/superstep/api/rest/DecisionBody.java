package dev.superstep.api.rest;

import dev.superstep.graph.Decision;
import dev.superstep.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a decision.
 *
 * @param decision yes or no
 * @param comment why; may be left out
 * @param decidedBy who decides, as long as no authentication says it
 */
@Schema(name = "Decision")
record DecisionBody(
        @Schema(required = true) Decision.Verdict decision,

        @Schema(maxLength = Decision.MAX_COMMENT) @Nullable String comment,

        @Schema(required = true, minLength = 1, maxLength = Decision.MAX_NAME)
        String decidedBy) {

    private static final List<String> VERDICTS =
            Arrays.stream(Decision.Verdict.values()).map(Enum::name).toList();

    /** The decision that {@code body} is, or a refusal with everything that is wrong with it. */
    static Decision parse(byte[] body) {
        Map<String, @Nullable Object> json = Json.parseObject(body);
        List<String> problems = new ArrayList<>();
        Object verdict = json.get("decision");
        if (!VERDICTS.contains(verdict)) {
            problems.add("\"decision\" is one of " + String.join(" and ", VERDICTS));
        }
        Object comment = json.getOrDefault("comment", "");
        if (comment != null && !isText(comment, Decision.MAX_COMMENT)) {
            problems.add("\"comment\" is text of at most " + Decision.MAX_COMMENT + " characters");
        }
        Object decidedBy = json.get("decided_by");
        if (!isText(decidedBy, Decision.MAX_NAME) || String.valueOf(decidedBy).isBlank()) {
            problems.add("\"decided_by\" is text of 1 to " + Decision.MAX_NAME + " characters");
        }
        json.keySet().stream()
                .filter(key -> !List.of("decision", "comment", "decided_by").contains(key))
                .forEach(key -> problems.add("\"" + key + "\" is not known here"));
        if (!problems.isEmpty()) {
            throw new ProblemException(new Problem(
                    ProblemCode.BAD_REQUEST, "the decision has " + problems.size() + " problem(s)", problems));
        }
        String why = comment == null ? "" : String.valueOf(comment);
        return switch (Decision.Verdict.valueOf(String.valueOf(verdict))) {
            case APPROVE -> Decision.approve(String.valueOf(decidedBy), why);
            case DENY -> Decision.deny(String.valueOf(decidedBy), why);
        };
    }

    private static boolean isText(@Nullable Object value, int longest) {
        return value instanceof String text && text.length() <= longest;
    }
}
