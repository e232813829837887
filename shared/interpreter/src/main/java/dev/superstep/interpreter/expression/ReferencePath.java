package dev.superstep.interpreter.expression;

import dev.superstep.asl.AslProblem;
import dev.superstep.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in a value where another can be put, parsed. */
public final class ReferencePath {
    private static final ReferencePath WHOLE = new ReferencePath("$", List.of());

    private final String text;
    private final List<Step> steps;

    private ReferencePath(String text, List<Step> steps) {
        this.text = text;
        this.steps = steps;
    }

    /** The reference path {@code text}; if it is none, a problem at {@code at} and {@code $}. */
    public static ReferencePath parse(String text, String at, List<AslProblem> problems) {
        try {
            if (!text.startsWith("$")) {
                throw SyntaxException.malformed(text, "a $ was expected first");
            }
            List<Step> steps = List.copyOf(PathParser.steps(text, 1));
            for (Step step : steps) {
                if (step instanceof Step.Wildcard || (step instanceof Step.Index index && index.index() < 0)) {
                    throw SyntaxException.malformed(text, "a place was expected, not a search,");
                }
            }
            return new ReferencePath(text, steps);
        } catch (SyntaxException e) {
            problems.add(e.at(at));
            return WHOLE;
        }
    }

    /**
     * {@code root} with {@code value} at this place; objects that are missing on the way are made, {@code root} stays as it is.
     *
     * @throws EvaluationException if something else than an object or a long enough list is in the way
     */
    public @Nullable Object put(@Nullable Object root, @Nullable Object value) {
        return put(root, 0, value);
    }

    private @Nullable Object put(@Nullable Object node, int at, @Nullable Object value) {
        if (at == steps.size()) {
            return value;
        }
        return switch (steps.get(at)) {
            case Step.Child child
            when node == Step.MISSING || node instanceof Map<?, ?> -> {
                Map<String, @Nullable Object> copy =
                        node == Step.MISSING ? new LinkedHashMap<>() : new LinkedHashMap<>(Json.asObject(node));
                copy.put(child.name(), put(child.below(node), at + 1, value));
                yield Collections.unmodifiableMap(copy);
            }
            case Step.Index index
            when node instanceof List<?> list && index.index() < list.size() -> {
                List<@Nullable Object> copy = new ArrayList<>(list);
                copy.set(index.index(), put(index.below(node), at + 1, value));
                yield Collections.unmodifiableList(copy);
            }
            case Step.Child c -> throw mismatch();
            case Step.Index i -> throw mismatch();
            case Step.Wildcard w -> throw mismatch();
        };
    }

    private EvaluationException mismatch() {
        return new EvaluationException(
                EvaluationException.RESULT_PATH_MATCH_FAILURE,
                "Unable to apply ReferencePath " + text + " to the state's input");
    }
}
