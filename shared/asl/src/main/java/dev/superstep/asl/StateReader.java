package dev.superstep.asl;

import dev.superstep.asl.AslProblem.Code;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one state. */
final class StateReader {
    private final Fields fields;

    private StateReader(Fields fields) {
        this.fields = fields;
    }

    /** The state; one of a type that is not known becomes a Succeed, so that those who go on there find something. */
    static AslState read(Fields fields) {
        String type = fields.text("Type");
        fields.only("QueryLanguage", "JSONPath");
        AslState state = new StateReader(fields).state(type);
        if (state == null) {
            if (!type.isEmpty()) {
                fields.problem(Code.BAD_VALUE, "there is no Type \"" + type + "\"");
            }
            return Succeed.of();
        }
        fields.done();
        return state;
    }

    private @Nullable AslState state(String type) {
        String comment = fields.optionalText("Comment");
        return switch (type) {
            case "Task" -> task(comment);
            case "Choice" -> choice(comment);
            case "Parallel" ->
                new Parallel(comment, branches(), flow(template("Parameters"), selector()), recovery(), transition());
            case "Map" -> map(comment);
            case "Wait" -> new Wait(comment, until(), paths(), transition());
            case "Pass" -> new Pass(comment, result(), flow(template("Parameters"), null), transition());
            case "Succeed" -> new Succeed(comment, paths());
            case "Fail" -> new Fail(comment, text("Error"), text("Cause"));
            default -> null;
        };
    }

    private Task task(@Nullable String comment) {
        return new Task(
                comment,
                fields.text("Resource"),
                flow(template("Parameters"), selector()),
                amount("TimeoutSeconds"),
                amount("HeartbeatSeconds"),
                recovery(),
                transition());
    }

    private Choice choice(@Nullable String comment) {
        List<ChoiceRule> rules =
                fields.objects("Choices").stream().map(ConditionReader::rule).toList();
        return new Choice(comment, rules, fields.optionalText("Default"), paths());
    }

    private MapState map(@Nullable String comment) {
        String itemsPath = fields.has("ItemsPath") ? fields.text("ItemsPath") : Flow.WHOLE;
        return new MapState(
                comment,
                itemsPath,
                template("ItemSelector"),
                processor(),
                amount("MaxConcurrency"),
                flow(null, selector()),
                recovery(),
                transition());
    }

    private StateMachine processor() {
        Fields processor = fields.object("ItemProcessor");
        if (processor.has("ProcessorConfig")) {
            Fields config = processor.object("ProcessorConfig");
            config.only("Mode", "INLINE");
            config.done();
        }
        return AslReader.machine(processor);
    }

    private List<StateMachine> branches() {
        return fields.objects("Branches").stream().map(AslReader::machine).toList();
    }

    private Flow paths() {
        return new Flow(fields.path("InputPath"), null, null, Flow.WHOLE, fields.path("OutputPath"));
    }

    private Flow flow(
            @Nullable Map<String, @Nullable Object> parameters, @Nullable Map<String, @Nullable Object> selector) {
        return new Flow(
                fields.path("InputPath"), parameters, selector, fields.path("ResultPath"), fields.path("OutputPath"));
    }

    private @Nullable Map<String, @Nullable Object> selector() {
        return template("ResultSelector");
    }

    private @Nullable Map<String, @Nullable Object> template(String field) {
        return fields.template(field);
    }

    private Pass.@Nullable Result result() {
        return fields.has("Result") ? new Pass.Result(fields.value("Result")) : null;
    }

    private @Nullable Amount amount(String field) {
        String found = fields.oneOf(field, field + "Path");
        if (found == null) {
            return null;
        }
        return found.equals(field)
                ? new Amount.Fixed(fields.integer(field, 1))
                : new Amount.FromPath(fields.text(found));
    }

    private @Nullable Text text(String field) {
        String found = fields.oneOf(field, field + "Path");
        if (found == null) {
            return null;
        }
        return found.equals(field) ? new Text.Fixed(fields.text(field)) : new Text.FromPath(fields.text(found));
    }

    private Until until() {
        List<String> found = List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath").stream()
                .filter(fields::has)
                .toList();
        if (found.isEmpty()) {
            fields.missing("Seconds, SecondsPath, Timestamp or TimestampPath");
            return new Until.Seconds(0);
        }
        for (String more : found.subList(1, found.size())) {
            fields.oneOf(found.getFirst(), more);
        }
        return switch (found.getFirst()) {
            case "Seconds" -> new Until.Seconds(fields.integer("Seconds", 0));
            case "SecondsPath" -> new Until.SecondsPath(fields.text("SecondsPath"));
            case "Timestamp" -> new Until.Timestamp(fields.text("Timestamp"));
            default -> new Until.TimestampPath(fields.text("TimestampPath"));
        };
    }

    private Transition transition() {
        String found = fields.oneOf("Next", "End");
        if (found == null) {
            fields.problem(Code.MISSING_FIELD, "neither Next nor End is there");
            return new Transition.End();
        }
        if (found.equals("Next")) {
            return new Transition.Next(fields.text("Next"));
        }
        if (!fields.isTrue("End")) {
            fields.problem(Code.BAD_VALUE, "End can only be true");
        }
        return new Transition.End();
    }

    private Recovery recovery() {
        return new Recovery(
                fields.optionalObjects("Retry").stream()
                        .map(RecoveryReader::retrier)
                        .toList(),
                fields.optionalObjects("Catch").stream()
                        .map(RecoveryReader::catcher)
                        .toList());
    }
}
