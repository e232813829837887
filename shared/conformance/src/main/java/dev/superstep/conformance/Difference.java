package dev.superstep.conformance;

import dev.superstep.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where two outcomes differ, for a person to read. */
final class Difference {
    private Difference() {}

    /** One line for each part that differs; none if the outcomes are equal. */
    static List<String> between(Outcome expected, Outcome found) {
        if (expected.equals(found)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        if (expected instanceof Outcome.Ran want && found instanceof Outcome.Ran got) {
            compareSupersteps(want.supersteps(), got.supersteps(), lines);
            compareStates(want.state(), got.state(), lines);
        }
        compare("error", expected.json().get("error"), found.json().get("error"), lines);
        return lines;
    }

    private static void compareSupersteps(List<List<String>> want, List<List<String>> got, List<String> lines) {
        for (int i = 0; i < Math.max(want.size(), got.size()); i++) {
            List<String> wanted = i < want.size() ? want.get(i) : null;
            List<String> found = i < got.size() ? got.get(i) : null;
            if (!Objects.equals(wanted, found)) {
                compare("superstep " + (i + 1), wanted, found, lines);
                return; // what comes after follows from it
            }
        }
    }

    private static void compareStates(
            Map<String, @Nullable Object> want, Map<String, @Nullable Object> got, List<String> lines) {
        Set<String> channels = new LinkedHashSet<>(want.keySet());
        channels.addAll(got.keySet());
        channels.forEach(channel -> compare("final." + channel, want.get(channel), got.get(channel), lines));
        if (!want.keySet().equals(got.keySet())) {
            lines.add("channels: expected " + want.keySet() + ", found " + got.keySet());
        }
    }

    private static void compare(String part, @Nullable Object want, @Nullable Object got, List<String> lines) {
        if (!Objects.equals(want, got)) {
            lines.add(part + ": expected " + Json.print(want) + ", found " + Json.print(got));
        }
    }
}
