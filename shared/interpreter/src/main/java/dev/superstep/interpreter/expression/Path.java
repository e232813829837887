package dev.superstep.interpreter.expression;

import dev.superstep.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path into a value, parsed.
 *
 * <p>A definite path has one value or none. One with wildcards has a list of values; where something is missing behind a
 * wildcard it is skipped, so the list may be empty, but the part before the first wildcard must be there.
 */
final class Path {
    private static final int SHOWN = 1000;

    private final String text;
    private final Step[] definite;
    private final Step[] behindWildcard;

    private Path(String text, List<Step> steps) {
        int wildcard = 0;
        while (wildcard < steps.size() && !(steps.get(wildcard) instanceof Step.Wildcard)) {
            wildcard++;
        }
        this.text = text;
        this.definite = steps.subList(0, wildcard).toArray(Step[]::new);
        this.behindWildcard = steps.subList(wildcard, steps.size()).toArray(Step[]::new);
    }

    /** The path {@code text}, which begins with {@code dollars}. */
    static Path parse(String text, String dollars) {
        if (!text.startsWith(dollars)) {
            throw SyntaxException.malformed(text, "a " + dollars + " was expected first");
        }
        return new Path(text, PathParser.steps(text, dollars.length()));
    }

    /** Whether the path is {@code $} alone. */
    boolean isWhole() {
        return definite.length == 0 && behindWildcard.length == 0;
    }

    /** The first step's name; null if the path does not begin with one. */
    @Nullable
    String firstName() {
        return definite.length > 0 && definite[0] instanceof Step.Child child ? child.name() : null;
    }

    /** The value in {@code root}, or {@link Step#MISSING}. */
    @Nullable
    Object find(@Nullable Object root) {
        return find(root, 0);
    }

    /** The value in {@code below}, which is what stands at the path's first step. */
    @Nullable
    Object findBelowFirst(@Nullable Object below) {
        return find(below, 1);
    }

    private @Nullable Object find(@Nullable Object root, int from) {
        Object value = root;
        for (int i = from; i < definite.length; i++) {
            value = definite[i].below(value);
            if (value == Step.MISSING) {
                return value;
            }
        }
        if (behindWildcard.length == 0) {
            return value;
        }
        List<@Nullable Object> found = new ArrayList<>();
        collect(value, 0, found);
        return Collections.unmodifiableList(found);
    }

    private void collect(@Nullable Object value, int at, List<@Nullable Object> found) {
        if (at == behindWildcard.length) {
            found.add(value);
            return;
        }
        if (!(behindWildcard[at] instanceof Step.Wildcard)) {
            Object below = behindWildcard[at].below(value);
            if (below != Step.MISSING) {
                collect(below, at + 1, found);
            }
            return;
        }
        Iterable<?> all =
                value instanceof List<?> list ? list : value instanceof Map<?, ?> map ? map.values() : List.of();
        for (Object below : all) {
            collect(below, at + 1, found);
        }
    }

    /** The failure to find the path in {@code input}. */
    EvaluationException missing(String field, @Nullable Object input) {
        String shown = Json.print(input);
        return new EvaluationException(
                EvaluationException.RUNTIME,
                "The JSONPath '" + text + "' specified for the field '" + field + "' could not be found in the input '"
                        + (shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown) + "'");
    }

    @Override
    public String toString() {
        return text;
    }
}
