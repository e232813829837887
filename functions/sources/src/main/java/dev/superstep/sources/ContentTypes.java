package dev.superstep.sources;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a source says that it is: a hint, for many feeds are sent as HTML, as plain text, or with no word. */
final class ContentTypes {
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?([^\\s;\"']+)");

    private ContentTypes() {}

    /** Whether {@code contentType} may be text: it is not given, is text of some kind, or XML of some kind. */
    static boolean isText(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.isEmpty()
                || type.startsWith("text/")
                || type.equals("application/xml")
                || (type.startsWith("application/") && type.endsWith("+xml"));
    }

    /** The character set that {@code contentType} names. */
    static Optional<String> charset(String contentType) {
        Matcher matcher = CHARSET.matcher(contentType);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
