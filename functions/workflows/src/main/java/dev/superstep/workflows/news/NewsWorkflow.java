package dev.superstep.workflows.news;

import dev.superstep.graph.Go;
import dev.superstep.graph.Graph;
import dev.superstep.graph.Possible;
import dev.superstep.graph.Send;
import dev.superstep.graph.Start;
import dev.superstep.graph.Way;
import dev.superstep.graph.Workflow;
import dev.superstep.workflows.model.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gathers news of several sources into a newsletter. */
@ApplicationScoped
public class NewsWorkflow implements Workflow<NewsState> {
    /** So that no site is overrun where several sources are one site's. */
    static final int SOURCES_AT_ONCE = 10;

    /** What models that are rated by the minute still take. */
    static final int ARTICLES_AT_ONCE = 10;

    /** Twice what a source has by default. */
    private static final Duration FETCH_LIMIT = Duration.ofSeconds(30);

    /** All that {@link Patience} allows, and some air. */
    private static final Duration SUMMARIZE_LIMIT = Duration.ofMinutes(4);

    record Wanted(List<String> sources, @Nullable Integer maxArticles) {
        Wanted {
            NewsInput.check(sources, maxArticles);
        }
    }

    record Filed(List<Article> rawArticles, Map<String, List<String>> categorizedArticles) {}

    @Override
    public Graph<NewsState> graph() {
        return Graph.of(NewsInput.class, NewsState.class)
                .routeMany(
                        Start.class,
                        Wanted.class,
                        NewsWorkflow::eachSource,
                        Possible.each(FetchSource.class).atMost(SOURCES_AT_ONCE),
                        Possible.of(CreateNewsletter.class))
                .edge(FetchSource.class, FilterArticles.class)
                .edge(FilterArticles.class, CategorizeArticles.class)
                .routeMany(
                        CategorizeArticles.class,
                        Filed.class,
                        NewsWorkflow::eachArticle,
                        Possible.each(SummarizeArticle.class).atMost(ARTICLES_AT_ONCE),
                        Possible.of(CreateNewsletter.class))
                .edge(SummarizeArticle.class, CreateNewsletter.class)
                .end(CreateNewsletter.class)
                .timeLimit(FetchSource.class, FETCH_LIMIT)
                .timeLimit(SummarizeArticle.class, SUMMARIZE_LIMIT)
                .build();
    }

    private static List<? extends Way> eachSource(Wanted wanted) {
        List<Send> sends = IntStream.range(0, wanted.sources().size())
                .mapToObj(i -> Send.to(
                        FetchSource.class, new FetchSource.In(wanted.sources().get(i), i + 1)))
                .toList();
        return sends.isEmpty() ? List.of(Go.to(CreateNewsletter.class)) : sends;
    }

    private static List<? extends Way> eachArticle(Filed filed) {
        Map<String, Article> articles = new LinkedHashMap<>();
        filed.rawArticles().forEach(article -> articles.put(article.id(), article));
        List<Send> sends = filed.categorizedArticles().entrySet().stream()
                .flatMap(category -> category.getValue().stream()
                        .map(articles::get)
                        .map(article ->
                                Send.to(SummarizeArticle.class, new SummarizeArticle.In(article, category.getKey()))))
                .toList();
        return sends.isEmpty() ? List.of(Go.to(CreateNewsletter.class)) : sends;
    }
}
