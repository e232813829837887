package dev.superstep.graph.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a run that one graph began can go on under another.
 *
 * <p>It can if what is recorded means the same: the nodes and what leads from one to the next are unchanged, and so is every
 * channel that there was. A channel more, another recursion limit, or a fallback that comes or goes, changes nothing that
 * has happened.
 */
public final class GraphChange {
    private GraphChange() {}

    /**
     * What has changed, if it matters.
     *
     * @param before {@link Fingerprint#text} of the graph that the run was begun by
     * @param now the same of the graph that is to go on
     * @return what is gone and what is new, one after the other; empty if the run can go on
     */
    public static Optional<String> between(String before, String now) {
        Set<String> old = lines(before);
        Set<String> own = lines(now);
        List<String> changes = new ArrayList<>();
        old.stream().filter(line -> !own.contains(line)).forEach(line -> changes.add("gone: " + line));
        own.stream()
                .filter(line -> !old.contains(line) && !line.startsWith(Fingerprint.CHANNEL))
                .forEach(line -> changes.add("new: " + line));
        return changes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", changes));
    }

    private static Set<String> lines(String text) {
        String fallback = Fingerprint.traitLine(NodeTrait.FALLBACK);
        return text.lines()
                .filter(line -> !line.startsWith(Fingerprint.LIMIT) && !line.startsWith(fallback))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
