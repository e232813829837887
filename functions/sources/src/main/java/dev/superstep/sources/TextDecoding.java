package dev.superstep.sources;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the character set of a document whose makers, as often happens, were not sure of it.
 *
 * <p>Tried in this order (RFC 7303, and HTML's way): the byte order mark, the content type's charset, what the document says in
 * its first bytes, UTF-8. The first wins in which every byte makes sense: a character set that was declared by mistake is not
 * believed, and nothing is replaced by question marks.
 */
final class TextDecoding {
    private static final int HEAD = 1024;

    /** {@code <?xml version="1.0" encoding="…"?>}, {@code <meta charset="…">}, {@code content="text/html; charset=…"}. */
    private static final Pattern DECLARED =
            Pattern.compile("(?i)<(?:\\?xml|meta)\\b[^>]*?(?:encoding|charset)\\s*=\\s*[\"']?([\\w.:-]+)");

    private static final List<Bom> BOMS = List.of(
            new Bom(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
            new Bom(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
            new Bom(StandardCharsets.UTF_16LE, 0xFF, 0xFE));

    private TextDecoding() {}

    /**
     * {@code body} as text, without byte order mark.
     *
     * @param source names it in the error
     * @param said the character set that came with it
     * @throws SourceException with UNREADABLE_TEXT
     */
    static String decode(String source, byte[] body, Optional<String> said) {
        for (Bom bom : BOMS) {
            if (bom.begins(body)) {
                return decode(body, bom.length(), bom.charset)
                        .orElseThrow(() -> SourceException.unreadableText(source, bom.charset.name()));
            }
        }
        Set<String> names = new LinkedHashSet<>();
        said.ifPresent(names::add);
        declared(body).ifPresent(names::add);
        names.add(StandardCharsets.UTF_8.name());
        return names.stream()
                .flatMap(name -> charset(name).stream())
                .flatMap(charset -> decode(body, 0, charset).stream())
                .findFirst()
                .orElseThrow(() -> SourceException.unreadableText(source, String.join(", ", names)));
    }

    private static Optional<String> declared(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARED.matcher(head);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decode(byte[] body, int from, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body, from, body.length - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static final class Bom {
        private final Charset charset;
        private final int[] mark;

        Bom(Charset charset, int... mark) {
            this.charset = charset;
            this.mark = mark;
        }

        int length() {
            return mark.length;
        }

        boolean begins(byte[] body) {
            if (body.length < mark.length) {
                return false;
            }
            for (int i = 0; i < mark.length; i++) {
                if ((body[i] & 0xff) != mark[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
