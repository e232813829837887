package dev.superstep.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.superstep.compiler.Compiled;
import dev.superstep.compiler.cost.Cost;
import dev.superstep.compiler.cost.Costs;
import dev.superstep.compiler.cost.Prices;
import dev.superstep.compiler.cost.Way;
import dev.superstep.compiler.cost.WorkflowCost;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs of a workflow cost in AWS, as its state machine has it; nothing of it is measured.
 *
 * @param region the region whose list prices these are
 * @param pricesAsOf when, as {@code 2026-11}
 * @param startAndEnd what every run takes beside its supersteps; in the paths already
 * @param paths every way from the start to the end, the shortest first
 * @param rounds what each further round of a loop adds
 * @param complete whether these are all; there may be more than anybody would read
 */
record CostView(
        String region,
        String pricesAsOf,
        Units startAndEnd,
        List<PathCost> paths,
        List<PathCost> rounds,
        boolean complete) {

    /**
     * Units that are billed.
     *
     * @param transitions of states
     * @param invocations of functions
     * @param readUnits of the table
     * @param writeUnits of the table
     * @param usdPerMillion what a million times all of it costs, in US dollars
     */
    record Units(long transitions, long invocations, long readUnits, long writeUnits, BigDecimal usdPerMillion) {
        static Units of(Cost cost) {
            return new Units(
                    cost.transitions(),
                    cost.invocations(),
                    cost.readUnits(),
                    cost.writeUnits(),
                    Prices.LIST.ofAMillion(cost));
        }
    }

    /**
     * A path, or a round of a loop.
     *
     * @param supersteps the states of its supersteps
     * @param cost without the runs of Sends
     * @param eachSend what each Send adds; absent if it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PathCost(
            List<String> supersteps, Units cost, @Nullable List<SendCost> eachSend) {
        static PathCost of(Way way) {
            List<SendCost> sends = way.sends().stream()
                    .map(send -> new SendCost(send.to(), Units.of(send.cost())))
                    .toList();
            return new PathCost(way.supersteps(), Units.of(way.cost()), sends.isEmpty() ? null : sends);
        }
    }

    /**
     * A Send.
     *
     * @param to the node that it runs
     * @param cost of one
     */
    record SendCost(String to, Units cost) {}

    static CostView of(Compiled compiled) {
        WorkflowCost cost = Costs.of(compiled);
        return new CostView(
                Prices.LIST.region(),
                Prices.LIST.asOf(),
                Units.of(cost.startAndEnd()),
                cost.paths().stream().map(PathCost::of).toList(),
                cost.rounds().stream().map(PathCost::of).toList(),
                cost.complete());
    }
}
