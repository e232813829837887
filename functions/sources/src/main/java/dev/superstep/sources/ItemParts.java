package dev.superstep.sources;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the parts of one item, in whatever order they come; of two that say the same, the first is kept. */
final class ItemParts {
    private static final int MOST_CATEGORIES = 20;

    private final Optional<URI> base;
    private final List<String> categories = new ArrayList<>();
    private String title = "";
    private String link = "";
    private String summary = "";
    private String content = "";
    private Optional<Instant> published = Optional.empty();
    private Optional<Instant> changed = Optional.empty();

    ItemParts(Optional<URI> base) {
        this.base = base;
    }

    /** What an element says by its attributes: Atom's way. */
    void attributes(String element, String rel, String href, String term) {
        if (element.equals("link") && link.isEmpty() && (rel.isEmpty() || rel.equals("alternate"))) {
            link = address(href);
        }
        if (element.equals("category")) {
            category(term);
        }
    }

    /** What an element says by its text. */
    void text(String element, String text) {
        switch (element) {
            case "title" -> title = first(title, Texts.line(Texts.ofFragment(text)));
            case "link" -> link = first(link, address(text));
            case "description", "summary" -> summary = first(summary, Texts.ofFragment(text));
            case "content:encoded", "content" -> content = first(content, Texts.ofFragment(text));
            case "pubDate", "published", "dc:date" -> published = published.or(() -> FeedDates.read(text));
            case "updated", "modified" -> changed = changed.or(() -> FeedDates.read(text));
            case "category", "dc:subject" -> category(text);
            default -> {}
        }
    }

    FeedItem item() {
        return new FeedItem(title, link, first(content, summary), published.or(() -> changed), categories);
    }

    private void category(String text) {
        String name = Texts.line(text);
        if (!name.isEmpty() && categories.size() < MOST_CATEGORIES && !categories.contains(name)) {
            categories.add(name);
        }
    }

    /** An address in the web; nothing else is a link, above all no script. */
    private String address(String text) {
        try {
            URI uri = URI.create(text.strip());
            URI absolute = base.map(from -> from.resolve(uri)).orElse(uri);
            return text.isBlank() ? "" : WebFetcher.checked(absolute).toString();
        } catch (IllegalArgumentException | SourceException e) {
            return "";
        }
    }

    private static String first(String old, String found) {
        return old.isEmpty() ? found : old;
    }
}
