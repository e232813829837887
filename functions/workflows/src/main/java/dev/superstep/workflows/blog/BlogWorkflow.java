package dev.superstep.workflows.blog;

import dev.superstep.graph.Graph;
import dev.superstep.graph.Workflow;
import dev.superstep.workflows.model.Patience;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes a blog post about a topic. */
@ApplicationScoped
public class BlogWorkflow implements Workflow<BlogState> {
    @Override
    public Graph<BlogState> graph() {
        return Graph.of(BlogInput.class, BlogState.class)
                .start(ResearchTopic.class)
                .edge(ResearchTopic.class, CreateOutline.class)
                .edge(CreateOutline.class, WriteDraft.class)
                .edge(WriteDraft.class, ReviewAndFinalize.class)
                .end(ReviewAndFinalize.class)
                .timeLimit(ResearchTopic.class, ResearchTopic.TIME_LIMIT)
                .timeLimit(CreateOutline.class, Patience.TIME_LIMIT)
                .timeLimit(WriteDraft.class, Patience.TIME_LIMIT)
                .timeLimit(ReviewAndFinalize.class, Patience.TIME_LIMIT)
                .build();
    }
}
