package dev.superstep.conformance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph, an input, and what LangGraph made of them.
 *
 * @param name names the case in reports
 * @param tags what it covers
 * @param graph the graph
 * @param input the object that it is run with
 * @param expected what every engine must make of them
 */
public record Case(
        String name, List<String> tags, CaseGraph graph, Map<String, @Nullable Object> input, Outcome expected) {
    public Case {
        tags = List.copyOf(tags);
        input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
    }
}
