package dev.superstep.workflows.news;

import dev.superstep.graph.Node;
import dev.superstep.graph.NodeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what is about the subject, and of several reports of the same the first. */
@ApplicationScoped
public class FilterArticles implements Node<FilterArticles.In, FilterArticles.Out> {
    record In(
            List<String> sources,
            List<Article> rawArticles,
            List<Note> notes,
            @Nullable Integer maxArticles) {}

    record Out(List<String> filteredArticles, List<Note> notes) {}

    /** @throws NodeException with NO_SOURCE_READ if not a single source could be read: then nothing is known, not nothing new */
    @Override
    public Out run(In in) {
        if (in.notes().size() == in.sources().size()) {
            throw new NodeException(
                    "NO_SOURCE_READ",
                    "none of %d sources could be read; the first: %s"
                            .formatted(
                                    in.sources().size(), in.notes().getFirst().reason()));
        }
        List<String> relevant = withoutRepeats(in.rawArticles()).stream()
                .filter(Subject::concerns)
                .map(Article::id)
                .toList();
        int most = in.maxArticles() == null ? NewsInput.USUAL_ARTICLES : in.maxArticles();
        int more = relevant.size() - most;
        return more <= 0
                ? new Out(relevant, List.of())
                : new Out(
                        relevant.subList(0, most),
                        List.of(new Note(more + " more articles", "left out by max_articles")));
    }

    private static List<Article> withoutRepeats(List<Article> articles) {
        Set<String> titles = new LinkedHashSet<>();
        Set<String> links = new LinkedHashSet<>();
        return articles.stream()
                .filter(article -> {
                    String link = Likeness.ofLink(article.link());
                    boolean newTitle = titles.add(Likeness.ofTitle(article.title()));
                    boolean newLink = link.isEmpty() || links.add(link);
                    return newTitle && newLink;
                })
                .toList();
    }
}
