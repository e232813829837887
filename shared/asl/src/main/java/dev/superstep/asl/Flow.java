package dev.superstep.asl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a state's input becomes what it works on, and its result what it gives on, in this order:
 *
 * <pre>
 *   input ─ InputPath ─ Parameters ─▶ work ─ ResultSelector ─ ResultPath (into the input) ─ OutputPath ─▶ output
 * </pre>
 *
 * <p>A path of null is JSON's null: an empty object instead of the input or output, no result kept. A template of null is
 * none. Which of the five a kind of state may have is for {@link AslValidator}.
 */
public record Flow(
        @Nullable String inputPath,
        @Nullable Map<String, @Nullable Object> parameters,
        @Nullable Map<String, @Nullable Object> resultSelector,
        @Nullable String resultPath,
        @Nullable String outputPath) {

    /** The whole value, which is what every path is when nothing is said. */
    public static final String WHOLE = "$";

    /** Everything as it comes. */
    public static final Flow IDENTITY = new Flow(WHOLE, null, null, WHOLE, WHOLE);

    public Flow {
        parameters = copy(parameters);
        resultSelector = copy(resultSelector);
    }

    Flow withInputPath(@Nullable String path) {
        return new Flow(path, parameters, resultSelector, resultPath, outputPath);
    }

    Flow withParameters(@Nullable Map<String, @Nullable Object> template) {
        return new Flow(inputPath, template, resultSelector, resultPath, outputPath);
    }

    Flow withResultSelector(@Nullable Map<String, @Nullable Object> template) {
        return new Flow(inputPath, parameters, template, resultPath, outputPath);
    }

    Flow withResultPath(@Nullable String path) {
        return new Flow(inputPath, parameters, resultSelector, path, outputPath);
    }

    Flow withOutputPath(@Nullable String path) {
        return new Flow(inputPath, parameters, resultSelector, resultPath, path);
    }

    /** A template's own copy; what is nested in it is core JSON and unmodifiable already. */
    static @Nullable Map<String, @Nullable Object> copy(@Nullable Map<String, @Nullable Object> template) {
        return template == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(template));
    }
}
