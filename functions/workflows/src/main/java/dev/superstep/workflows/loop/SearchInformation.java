package dev.superstep.workflows.loop;

import dev.superstep.graph.Node;
import dev.superstep.graph.NodeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Searches with the current query; here three results are made up.
 *
 * <p>As the first node of the loop it also settles what the input left open, so that the nodes behind it, and whoever reads
 * the state, find every number there.
 */
@ApplicationScoped
public class SearchInformation implements Node<SearchInformation.In, SearchInformation.Out> {
    private static final int RESULTS = 3;

    record In(
            String initialQuery,
            @Nullable String currentQuery,
            @Nullable Integer iterationCount,
            @Nullable Integer maxIterations,
            @Nullable Double targetQuality) {}

    record Out(
            List<String> searchResults,
            @Nullable String currentQuery,
            @Nullable Integer iterationCount,
            @Nullable Integer maxIterations,
            @Nullable Double targetQuality) {}

    /** @throws NodeException with OUT_OF_BOUNDS if a number of the input is */
    @Override
    public Out run(In in) {
        Goal goal = Goal.of(in.iterationCount(), in.maxIterations(), in.targetQuality());
        String query = in.currentQuery() == null ? in.initialQuery() : in.currentQuery();
        return new Out(
                search(query),
                ifOpen(in.currentQuery(), query),
                ifOpen(in.iterationCount(), goal.iterationCount()),
                ifOpen(in.maxIterations(), goal.maxIterations()),
                ifOpen(in.targetQuality(), goal.targetQuality()));
    }

    private static List<String> search(String query) {
        return IntStream.rangeClosed(1, RESULTS)
                .mapToObj(number -> "Result " + number + " for: " + query)
                .toList();
    }

    /** What is written to a channel: nothing if it has a value. */
    private static <T> @Nullable T ifOpen(@Nullable T value, T settled) {
        return value == null ? settled : null;
    }
}
