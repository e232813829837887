package dev.superstep.workflows.news;

import dev.superstep.workflows.text.Words;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What two reports of the same have in common, however they are written: titles and links without what does not matter. */
final class Likeness {
    /** What says where a reader came from, and not what he reads. */
    private static final Pattern TRACKING = Pattern.compile("(?i)(utm_\\w+|fbclid|gclid|mc_[ce]id|ref|source)(=.*)?");

    private Likeness() {}

    /** {@code title} without case and punctuation. */
    static String ofTitle(String title) {
        return Words.of(title).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** {@code link} without scheme, {@code www}, fragment, tracking and a slash at its end; empty if there is none. */
    static String ofLink(@Nullable String link) {
        if (link == null) {
            return "";
        }
        URI uri = URI.create(link);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/$", "");
        return host + port + path + query(uri);
    }

    private static String query(URI uri) {
        if (uri.getRawQuery() == null) {
            return "";
        }
        String kept = Stream.of(uri.getRawQuery().split("&"))
                .filter(part -> !TRACKING.matcher(part).matches())
                .sorted()
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }
}
