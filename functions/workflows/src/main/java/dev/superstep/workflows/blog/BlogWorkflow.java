package dev.superstep.workflows.blog;

import dev.superstep.graph.Graph;
import dev.superstep.graph.Workflow;
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
                .build();
    }
}
