package dev.superstep.workflows.loop;

import java.util.List;

/**
 * What one search came to.
 *
 * @param quality how good the results are, from 0 to 1
 * @param results what was found
 */
public record Round(double quality, List<String> results) {
    public Round {
        results = List.copyOf(results);
    }
}
