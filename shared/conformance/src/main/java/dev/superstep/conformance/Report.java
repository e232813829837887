package dev.superstep.conformance;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of trying the cases of a folder.
 *
 * @param trials the ways in which each case was tried
 * @param results one for each case, by file name
 */
public record Report(List<String> trials, List<Result> results) {
    /**
     * What came of one case.
     *
     * @param file the case's file name
     * @param failures what was wrong, and in which trial; empty if it passed all of them
     */
    public record Result(String file, List<String> failures) {
        public Result {
            failures = List.copyOf(failures);
        }
    }

    public Report {
        trials = List.copyOf(trials);
        results = List.copyOf(results);
    }

    /** The results of the cases that failed. */
    public List<Result> failed() {
        return results.stream().filter(result -> !result.failures().isEmpty()).toList();
    }

    /** Whether there are cases, and all of them passed. */
    public boolean isGood() {
        return !results.isEmpty() && failed().isEmpty();
    }

    /** {@code N passed, N failed}. */
    public String summary() {
        int failed = failed().size();
        return (results.size() - failed) + " passed, " + failed + " failed";
    }

    /** How the cases were tried, each failure by name, and {@link #summary} as the last line. */
    public String text() {
        Stream<String> failures = failed().stream()
                .flatMap(result -> Stream.concat(
                        Stream.of("FAILED " + result.file()),
                        result.failures().stream().map(failure -> "  " + failure)));
        return Stream.of(trials.stream().map(trial -> "each case: " + trial), failures, Stream.of(summary()))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
