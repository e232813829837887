package dev.superstep.sources;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One item of a feed.
 *
 * @param title its headline; empty if it has none
 * @param link where it is to be read, an http or https address; empty if it does not say
 * @param text its content, else its summary, without markup; may be empty
 * @param published when it was published, else when it was last changed; empty if it does not say so in a known form
 * @param categories what it is filed under, by its own account
 */
public record FeedItem(String title, String link, String text, Optional<Instant> published, List<String> categories) {
    public FeedItem {
        categories = List.copyOf(categories);
    }
}
