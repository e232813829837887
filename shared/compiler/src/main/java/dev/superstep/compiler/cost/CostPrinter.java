package dev.superstep.compiler.cost;

import dev.superstep.compiler.cost.Way.EachSend;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cost of a workflow as a table in Markdown, a row for each path, round and kind of Send.
 *
 * <pre>
 *   | a run by | transitions | invocations | read units | write units | USD a million |
 *   |---|--:|--:|--:|--:|--:|
 *   | search, judge, finish | 5 | 4 | 4 | 10 | 132.55 |
 *   | each further round: search, judge, refine | 4 | 3 | 3 | 3 | 102.85 |
 * </pre>
 */
public final class CostPrinter {
    private CostPrinter() {}

    /** The table, lines ended by {@code \n}. */
    public static String print(WorkflowCost cost, Prices prices) {
        StringBuilder text = new StringBuilder()
                .append("| a run by | transitions | invocations | read units | write units | USD a million |\n")
                .append("|---|--:|--:|--:|--:|--:|\n");
        cost.paths().forEach(path -> row(text, names(path), path.cost(), prices));
        cost.rounds().forEach(round -> row(text, "each further round: " + names(round), round.cost(), prices));
        sends(cost).forEach(send -> row(text, "each Send to `" + send.to() + "`", send.cost(), prices));
        row(text, "in each: its start and its end", cost.startAndEnd(), prices);
        if (!cost.complete()) {
            text.append("\nThere are more ways than these.\n");
        }
        return text.toString();
    }

    private static String names(Way way) {
        return way.supersteps().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static Set<EachSend> sends(WorkflowCost cost) {
        return Stream.concat(cost.paths().stream(), cost.rounds().stream())
                .flatMap(way -> way.sends().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void row(StringBuilder text, String what, Cost cost, Prices prices) {
        text.append("| %s | %d | %d | %d | %d | %s |\n"
                .formatted(
                        what,
                        cost.transitions(),
                        cost.invocations(),
                        cost.readUnits(),
                        cost.writeUnits(),
                        dollars(prices.ofAMillion(cost))));
    }

    /** To the cent. */
    private static String dollars(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
