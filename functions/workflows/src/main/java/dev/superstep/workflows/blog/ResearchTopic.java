package dev.superstep.workflows.blog;

import dev.superstep.graph.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Finds out about the topic: the passages of what is to be read that say most about it. */
@ApplicationScoped
public class ResearchTopic implements Node<ResearchTopic.In, ResearchTopic.Out> {
    /** {@code sources} may be left out; see {@link BlogInput}. */
    record In(String topic) {
        In {
            // Once more, for a run that was started by hand came through no door.
            Topic.check(topic);
        }
    }

    record Out(String researchData) {}

    @Override
    public Out run(In in) {
        return new Out(Findings.of(in.topic(), List.of(Material.sample())).text());
    }
}
