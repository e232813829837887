package dev.superstep.workflows.news;

import dev.superstep.graph.Node;
import dev.superstep.graph.NodeException;
import dev.superstep.workflows.model.ModelCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Puts the newsletter together, and notes what it took. */
@ApplicationScoped
public class CreateNewsletter implements Node<CreateNewsletter.In, CreateNewsletter.Out> {
    private final InstantSource clock;

    record In(
            List<Article> rawArticles,
            List<Summary> summarizedArticles,
            List<ModelCall> modelCalls,
            List<Note> notes) {}

    record Out(String finalNewsletter, NewsMetadata metadata) {}

    @Inject
    CreateNewsletter(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws NodeException with NO_SUMMARY if the model made nothing of any article: such a newsletter is none */
    @Override
    public Out run(In in) {
        if (in.modelCalls().isEmpty() && !in.summarizedArticles().isEmpty()) {
            throw new NodeException(
                    "NO_SUMMARY",
                    "none of %d articles could be summarized; the last: %s"
                            .formatted(
                                    in.summarizedArticles().size(),
                                    in.notes().getLast().reason()));
        }
        Instant now = clock.instant();
        return new Out(
                Newsletter.of(now, in.summarizedArticles(), in.notes()),
                NewsMetadata.of(
                        now, in.rawArticles().size(), in.summarizedArticles().size(), in.modelCalls()));
    }
}
