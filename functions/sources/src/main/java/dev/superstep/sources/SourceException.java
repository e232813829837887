package dev.superstep.sources;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A source that cannot be read; the code says why.
 *
 * <p>Messages name the source without its query, which may hold a secret, and never the address that a name leads to, which
 * would tell a stranger what the network looks like.
 */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_NAME = 200;

    /** What can be wrong with a source, each with a heading in docs/errors.md. */
    public enum Code {
        /** Neither the address of a page in the web nor the name of a sample. */
        BAD_SOURCE,
        /** It leads to an address that is not public, and not allowed either. */
        ADDRESS_REFUSED,
        /** It leads from one address to the next. */
        TOO_MANY_REDIRECTS,
        /** It did not answer, or not completely, in time. */
        TIMED_OUT,
        /** There is no such host, or no connection to it. */
        UNREACHABLE,
        /** It answered that there is nothing for us. */
        HTTP_STATUS,
        /** It has more bytes than are read of a source. */
        SOURCE_TOO_LARGE,
        /** It is no text: a picture, an archive. */
        UNSUPPORTED_TYPE,
        /** Its bytes are no text in the character set that it says, nor in any other that was tried. */
        UNREADABLE_TEXT,
        /** It is neither RSS nor Atom. */
        NOT_A_FEED
    }

    private final Code code;
    private final boolean passing;

    private SourceException(Code code, boolean passing, String text, @Nullable Throwable cause) {
        super(code + ": " + text, cause);
        this.code = code;
        this.passing = passing;
    }

    /** What is wrong. */
    public Code code() {
        return code;
    }

    /** Whether the same source may be readable a little later. */
    public boolean isTransient() {
        return passing;
    }

    static SourceException badSource(String source, String why) {
        return of(
                Code.BAD_SOURCE,
                "\"" + shortened(source) + "\" is no source: " + why + "; give an http or https address, or one of "
                        + SampleFeeds.names());
    }

    static SourceException addressRefused(URI uri) {
        return of(
                Code.ADDRESS_REFUSED,
                name(uri) + " leads to an address that is not public; if it is meant, add its network to "
                        + Wiring.ALLOWED_NETWORKS);
    }

    static SourceException tooManyRedirects(URI first, int most) {
        return of(
                Code.TOO_MANY_REDIRECTS,
                name(first) + " leads on more than " + most + " times; give the address that it is to end at");
    }

    static SourceException badRedirect(URI uri, String why) {
        return of(Code.BAD_SOURCE, name(uri) + " leads to what is no source: " + why);
    }

    static SourceException timedOut(URI uri, Duration atMost, @Nullable Throwable cause) {
        return new SourceException(
                Code.TIMED_OUT,
                true,
                name(uri) + " did not answer completely within " + atMost + "; try again later",
                cause);
    }

    static SourceException unreachable(URI uri, Throwable cause) {
        return new SourceException(
                Code.UNREACHABLE,
                true,
                name(uri) + " cannot be reached (" + cause.getClass().getSimpleName()
                        + "); see whether the host is right",
                cause);
    }

    static SourceException status(URI uri, int status) {
        boolean passing = status == 408 || status == 429 || status >= 500;
        return new SourceException(
                Code.HTTP_STATUS,
                passing,
                name(uri) + " answered with status " + status
                        + (passing ? "; try again later" : "; see whether it is there"),
                null);
    }

    static SourceException tooLarge(URI uri, long most) {
        return of(
                Code.SOURCE_TOO_LARGE,
                name(uri) + " has more than " + most + " bytes; give a smaller one, or raise " + Wiring.MAX_BYTES);
    }

    static SourceException unsupportedType(URI uri, String found) {
        return of(
                Code.UNSUPPORTED_TYPE,
                name(uri) + " is of type \"" + shortened(found) + "\"; text, HTML and XML are read");
    }

    static SourceException unreadableText(String source, String tried) {
        return of(Code.UNREADABLE_TEXT, shortened(source) + " is no text in any of these: " + tried);
    }

    static SourceException notAFeed(String source, String why, @Nullable Throwable cause) {
        return new SourceException(
                Code.NOT_A_FEED, false, shortened(source) + " is no feed: " + why + "; give one in RSS or Atom", cause);
    }

    /** {@code uri} without what may be secret. */
    static String name(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return shortened(uri.getScheme() + "://" + uri.getHost() + port + path);
    }

    private static SourceException of(Code code, String text) {
        return new SourceException(code, false, text, null);
    }

    private static String shortened(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", " ");
        return oneLine.length() <= LONGEST_NAME ? oneLine : oneLine.substring(0, LONGEST_NAME) + "…";
    }
}
