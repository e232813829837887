package dev.superstep.sources;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A feed in RSS or Atom.
 *
 * @param title what it calls itself; empty if it does not say
 * @param items its items in its order, which is the newest first nearly always; at most {@value #MOST_ITEMS}
 */
public record Feed(String title, List<FeedItem> items) implements Source {
    /** Items behind these are not read. */
    public static final int MOST_ITEMS = 200;

    public Feed {
        items = List.copyOf(items);
    }

    /** Title and text of each item, a line each. */
    @Override
    public String text() {
        return items.stream()
                .map(item -> item.text().isEmpty() ? item.title() : item.title() + "\n" + item.text())
                .collect(Collectors.collectingAndThen(Collectors.joining("\n"), Texts::bounded));
    }
}
