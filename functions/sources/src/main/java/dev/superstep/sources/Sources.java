package dev.superstep.sources;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * Reads feeds and pages: by their address in the web, or by the name of a sample that comes along.
 *
 * <pre>
 *   Feed feed = sources.feed("https://example.org/feed.xml");
 *   Source source = sources.read("lab-notes");                  // a feed or a page, whichever it is
 * </pre>
 *
 * Whatever is wrong with a source is a {@link SourceException}, after at most the time that {@link FetchLimits} has. As a bean
 * it is configured by {@code superstep.sources.*}. Thread-safe.
 */
public final class Sources {
    /** No text that is handed out is longer. */
    public static final int MOST_CHARACTERS = 100_000;

    private static final int LONGEST_ADDRESS = 2_000;

    private final WebFetcher web;

    /** Reads within {@code limits}, from where {@code policy} permits. */
    public Sources(FetchLimits limits, AddressPolicy policy) {
        this(new WebFetcher(limits, policy, HostLookup.system()));
    }

    Sources(WebFetcher web) {
        this.web = web;
    }

    /** With the usual limits, and nothing but public addresses. */
    public static Sources standard() {
        return new Sources(FetchLimits.DEFAULT, AddressPolicy.publicOnly());
    }

    /** The names of the samples that come along. */
    public static List<String> samples() {
        return SampleFeeds.names();
    }

    /**
     * The feed that {@code source} is the address or the name of.
     *
     * @throws SourceException if it cannot be read, or is no feed
     * @throws InterruptedException if the thread is interrupted
     */
    public Feed feed(String source) throws InterruptedException {
        Optional<Feed> sample = SampleFeeds.named(source);
        if (sample.isPresent()) {
            return sample.get();
        }
        return feed(web.fetch(address(source)));
    }

    /**
     * Whatever {@code source} is the address or the name of: a feed or a page.
     *
     * @throws SourceException if it cannot be read
     * @throws InterruptedException if the thread is interrupted
     */
    public Source read(String source) throws InterruptedException {
        Optional<Feed> sample = SampleFeeds.named(source);
        if (sample.isPresent()) {
            return sample.get();
        }
        Fetched fetched = web.fetch(address(source));
        return FeedReader.isFeed(fetched.text()) ? feed(fetched) : PageReader.read(fetched.text());
    }

    /**
     * Checks that {@code source} could be read, without reading it: it is the name of a sample, or written as an address of
     * the web is.
     *
     * @throws SourceException with BAD_SOURCE
     */
    public static void check(String source) {
        if (!SampleFeeds.names().contains(source)) {
            address(source);
        }
    }

    private static Feed feed(Fetched fetched) {
        return FeedReader.read(SourceException.name(fetched.uri()), Optional.of(fetched.uri()), fetched.text());
    }

    private static URI address(String source) {
        if (source.length() > LONGEST_ADDRESS) {
            throw SourceException.badSource(source, "it has more than " + LONGEST_ADDRESS + " characters");
        }
        try {
            return WebFetcher.checked(new URI(source.strip()));
        } catch (URISyntaxException e) {
            throw SourceException.badSource(source, "it is written as no address is");
        }
    }
}
