package dev.superstep.sources;

import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Text out of markup. */
final class Texts {
    private static final String BLOCKS =
            "p, br, li, h1, h2, h3, h4, h5, h6, div, section, article, tr, dt, dd, pre, blockquote, figcaption, hr";

    private Texts() {}

    /** The text of a piece of HTML, which may as well be plain: feeds have both in the same place. */
    static String ofFragment(String html) {
        return html.indexOf('<') < 0 && html.indexOf('&') < 0
                ? lines(html)
                : of(Jsoup.parseBodyFragment(html).body());
    }

    /** The text of {@code element}, with a line for each of its blocks. The element is changed. */
    static String of(Element element) {
        element.select("script, style, template, noscript").remove();
        element.select(BLOCKS).forEach(block -> block.before("\n").after("\n"));
        return lines(element.wholeText());
    }

    /** {@code text} in a single line. */
    static String line(String text) {
        return lines(text).replace('\n', ' ');
    }

    /** {@code text} without blanks that say nothing, empty lines and control characters, and not too long. */
    static String lines(String text) {
        String clean = text.lines()
                .map(line -> line.replaceAll("[\\p{Cntrl}\\p{Cf}]+", "")
                        .replaceAll("[\\s\\p{Z}]+", " ")
                        .strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        return bounded(clean);
    }

    /** The beginning of {@code text} that may be handed out, which does not end within a character. */
    static String bounded(String text) {
        if (text.length() <= Sources.MOST_CHARACTERS) {
            return text;
        }
        boolean isWithin = Character.isHighSurrogate(text.charAt(Sources.MOST_CHARACTERS - 1));
        return text.substring(0, Sources.MOST_CHARACTERS - (isWithin ? 1 : 0));
    }
}
