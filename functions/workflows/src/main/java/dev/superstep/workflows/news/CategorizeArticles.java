package dev.superstep.workflows.news;

import dev.superstep.graph.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files every article under one category; all categories are there, in their order, be they empty. */
@ApplicationScoped
public class CategorizeArticles implements Node<CategorizeArticles.In, CategorizeArticles.Out> {
    record In(List<Article> rawArticles, List<String> filteredArticles) {}

    record Out(Map<String, List<String>> categorizedArticles) {}

    @Override
    public Out run(In in) {
        Map<String, List<String>> filed = new LinkedHashMap<>();
        for (Category category : Category.values()) {
            filed.put(category.key(), new ArrayList<>());
        }
        Set<String> wanted = new LinkedHashSet<>(in.filteredArticles());
        in.rawArticles().stream()
                .filter(article -> wanted.contains(article.id()))
                .forEach(article -> filed.getOrDefault(
                                Category.of(article.title()).key(), List.of())
                        .add(article.id()));
        return new Out(filed);
    }
}
