package dev.superstep.testing.faults;

import dev.superstep.testing.faults.Ending.Written;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says where a run first did something else than another, in the order in which a reader would look. */
final class FirstDifference {
    private final Ending expected;
    private final Ending found;

    private FirstDifference(Ending expected, Ending found) {
        this.expected = expected;
        this.found = found;
    }

    /** Empty if they are the same. */
    static Optional<String> between(Ending expected, Ending found) {
        FirstDifference one = new FirstDifference(expected, found);
        return Stream.<Supplier<Optional<String>>>of(one::writes, one::supersteps, one::end, one::state)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> writes() {
        int both = Math.min(expected.writes().size(), found.writes().size());
        for (int i = 0; i < both; i++) {
            Written wanted = expected.writes().get(i);
            Written written = found.writes().get(i);
            if (!wanted.equals(written)) {
                return Optional.of(written(wanted, written));
            }
        }
        return Optional.empty();
    }

    private static String written(Written wanted, Written written) {
        String where = "in superstep " + written.superstep() + " \"" + written.task() + "\" ";
        if (wanted.superstep() != written.superstep() || !wanted.task().equals(written.task())) {
            return where + "committed where \"" + wanted.task() + "\" of superstep " + wanted.superstep() + " should";
        }
        return channel(wanted.update(), written.update())
                .map(difference -> where + "wrote " + difference)
                .orElseGet(() -> where + "went to " + written.ways() + " instead of " + wanted.ways());
    }

    private Optional<String> supersteps() {
        int both = Math.max(expected.supersteps().size(), found.supersteps().size());
        for (int i = 0; i < both; i++) {
            String wanted = superstep(expected, i);
            String ran = superstep(found, i);
            if (!wanted.equals(ran)) {
                return Optional.of(
                        "superstep " + (i + 1) + " ran " + ran + " instead of " + wanted + "; " + howItEnded());
            }
        }
        return Optional.empty();
    }

    private static String superstep(Ending ending, int index) {
        List<List<String>> supersteps = ending.supersteps();
        return index < supersteps.size() ? supersteps.get(index).toString() : "nothing";
    }

    private Optional<String> end() {
        boolean same = expected.status() == found.status()
                && expected.superstep() == found.superstep()
                && expected.error().equals(found.error())
                && expected.writes().size() == found.writes().size();
        return same ? Optional.empty() : Optional.of(howItEnded());
    }

    private String howItEnded() {
        return "the run " + text(found) + " instead of " + text(expected);
    }

    private static String text(Ending ending) {
        String error = ending.error()
                .map(why -> ", " + why.type() + ": " + why.message())
                .orElse("");
        return ending.status() + " behind superstep " + ending.superstep() + error;
    }

    private Optional<String> state() {
        return channel(expected.state(), found.state()).map(difference -> "the state at the end has " + difference);
    }

    private static Optional<String> channel(
            Map<String, @Nullable Object> expected, Map<String, @Nullable Object> found) {
        Set<String> names = new LinkedHashSet<>(expected.keySet());
        names.addAll(found.keySet());
        return names.stream()
                .filter(name -> expected.containsKey(name) != found.containsKey(name)
                        || !Objects.equals(expected.get(name), found.get(name)))
                .findFirst()
                .map(name -> name + " = " + value(found, name) + " instead of " + value(expected, name));
    }

    private static String value(Map<String, @Nullable Object> values, String name) {
        return values.containsKey(name) ? String.valueOf(values.get(name)) : "nothing";
    }
}
