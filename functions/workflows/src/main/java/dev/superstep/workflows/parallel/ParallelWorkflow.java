package dev.superstep.workflows.parallel;

import dev.superstep.graph.Graph;
import dev.superstep.graph.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Looks at a text in four ways at once. */
@ApplicationScoped
public class ParallelWorkflow implements Workflow<ParallelState> {
    @Override
    public Graph<ParallelState> graph() {
        return Graph.of(ParallelInput.class, ParallelState.class)
                .start(AnalyzeSentiment.class)
                .start(ExtractKeywords.class)
                .start(SummarizeText.class)
                .start(DetectLanguage.class)
                .join(
                        List.of(
                                AnalyzeSentiment.class,
                                ExtractKeywords.class,
                                SummarizeText.class,
                                DetectLanguage.class),
                        CombineResults.class)
                .end(CombineResults.class)
                .build();
    }
}
