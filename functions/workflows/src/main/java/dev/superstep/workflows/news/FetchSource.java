package dev.superstep.workflows.news;

import dev.superstep.graph.Recoverable;
import dev.superstep.sources.Feed;
import dev.superstep.sources.FeedItem;
import dev.superstep.sources.SourceException;
import dev.superstep.sources.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;

/** Reads one source; one that cannot be read is a note. */
@ApplicationScoped
public class FetchSource implements Recoverable<FetchSource.In, FetchSource.Out> {
    /** Of more the first, which are the newest in nearly all feeds. */
    static final int MOST_ARTICLES = 20;

    private final Sources sources;

    /**
     * A packet.
     *
     * @param source its address or name
     * @param number its place among the sources, from 1
     */
    record In(String source, int number) {}

    record Out(List<Article> rawArticles, List<Note> notes) {}

    @Inject
    FetchSource(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Out run(In in) throws InterruptedException {
        try {
            return new Out(articles(in, fetch(in.source())), List.of());
        } catch (SourceException e) {
            return new Out(List.of(), List.of(new Note(in.source(), String.valueOf(e.getMessage()))));
        }
    }

    /** For an attempt that was cut short. */
    @Override
    public Out fallback(In in) {
        return new Out(List.of(), List.of(new Note(in.source(), "reading it was cut short")));
    }

    /** The one place where the network is. */
    Feed fetch(String source) throws InterruptedException {
        return sources.feed(source);
    }

    private static List<Article> articles(In in, Feed feed) {
        String name = feed.title().isEmpty() ? in.source() : feed.title();
        List<FeedItem> items = feed.items().stream()
                .filter(item -> !item.title().isEmpty())
                .limit(MOST_ARTICLES)
                .toList();
        return IntStream.range(0, items.size())
                .mapToObj(i -> Article.of(in.number() + "." + (i + 1), name, items.get(i)))
                .toList();
    }
}
