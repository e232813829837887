package dev.superstep.build;

import dev.superstep.compiler.Compiler;
import dev.superstep.compiler.cost.CostPrinter;
import dev.superstep.compiler.cost.Costs;
import dev.superstep.compiler.cost.Prices;
import dev.superstep.graph.Workflow;
import dev.superstep.runner.JacksonRecordMapper;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Prints what runs of each workflow of a module cost, by the list that {@link WriteDefinitions} wrote. */
public final class PrintCosts {
    private PrintCosts() {}

    /**
     * Does it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        print(Thread.currentThread().getContextClassLoader(), System.out);
    }

    /** Prints it for the workflows that {@code loader} finds. */
    static void print(ClassLoader loader, PrintStream out) {
        List<Workflow<?>> workflows = ServiceLoader.load(Workflow.class, loader).stream()
                .<Workflow<?>>map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(workflow -> workflow.name()))
                .toList();
        out.println("List prices of " + Prices.LIST.region() + ", " + Prices.LIST.asOf());
        for (Workflow<?> workflow : workflows) {
            var definition = workflow.graph().definition(workflow.name(), new JacksonRecordMapper());
            out.println();
            out.println(workflow.name());
            out.print(CostPrinter.print(Costs.of(Compiler.compile(definition)), Prices.LIST));
        }
    }
}
