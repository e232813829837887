package dev.superstep.workflows.sequential;

import dev.superstep.graph.Graph;
import dev.superstep.graph.Workflow;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes a text through four steps to a report. */
@ApplicationScoped
public class SequentialWorkflow implements Workflow<SequentialState> {
    @Override
    public Graph<SequentialState> graph() {
        return Graph.of(SequentialInput.class, SequentialState.class)
                .start(DataIngestion.class)
                .edge(DataIngestion.class, DataProcessing.class)
                .edge(DataProcessing.class, DataAnalysis.class)
                .edge(DataAnalysis.class, GenerateReport.class)
                .end(GenerateReport.class)
                .build();
    }
}
