package dev.superstep.conformance.language;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Text with places for values of the view: <code>{name}</code> is the value's text, <code>{#name}</code> its size, <code>
 * {$name}</code> the text of a list's last element, <code>{!name}</code> the CRC-32 of its text. There is no escape.
 */
public record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([#$!]?)([^{}]+)}");

    /** The text with every place filled. */
    public String in(Map<String, @Nullable Object> view) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(fill(place.group(1), view.get(place.group(2)))));
    }

    private static String fill(String sign, @Nullable Object value) {
        return switch (sign) {
            case "#" -> Integer.toString(Rendering.size(value));
            case "$" -> Rendering.last(value);
            case "!" -> crc32(Rendering.text(value));
            default -> Rendering.text(value);
        };
    }

    private static String crc32(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
