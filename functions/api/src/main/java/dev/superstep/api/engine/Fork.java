package dev.superstep.api.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run is to differ from the one that it begins in the middle of.
 *
 * @param superstep the first superstep that it runs by itself; all before it must be complete
 * @param edits the channels that it begins with in place of its parent's, core JSON
 */
public record Fork(int superstep, Map<String, @Nullable Object> edits) {
    // Written out: javac drops the type annotations of a compact constructor's parameters from the class file.
    public Fork(int superstep, Map<String, @Nullable Object> edits) {
        this.superstep = superstep;
        this.edits = Collections.unmodifiableMap(new LinkedHashMap<>(edits));
    }
}
