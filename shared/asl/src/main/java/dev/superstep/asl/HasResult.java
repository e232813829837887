package dev.superstep.asl;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A state that makes a result of what it is given. */
public interface HasResult<S> extends HasPaths<S> {
    /** This state working on what the template makes of its input. */
    default S parameters(Map<String, @Nullable Object> template) {
        return withFlow(flow().withParameters(template));
    }

    /** This state with the result that the template makes of its own. */
    default S resultSelector(Map<String, @Nullable Object> template) {
        return withFlow(flow().withResultSelector(template));
    }

    /** This state putting its result at a place in its input; null to drop the result and keep the input. */
    default S resultPath(@Nullable String path) {
        return withFlow(flow().withResultPath(path));
    }
}
