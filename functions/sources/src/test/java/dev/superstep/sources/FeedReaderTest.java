package dev.superstep.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.superstep.sources.SourceException.Code;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class FeedReaderTest {
    private static final Optional<URI> BASE = Optional.of(URI.create("https://a.example/x/feed"));

    @Test
    void rss_is_read() {
        Feed feed = read("""
                <?xml version="1.0"?>
                <?xml-stylesheet href="a.xsl"?>
                <rss version="2.0" xmlns:content="c" xmlns:media="m">
                 <channel><title>The &amp; feed</title><image><title>not this</title><url>u</url></image>
                  <item>
                   <title><![CDATA[A <b>bold</b> title]]></title>
                   <media:title>not this</media:title>
                   <link> /one </link>
                   <description>short</description>
                   <content:encoded>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;&lt;script&gt;no()&lt;/script&gt;</content:encoded>
                   <pubDate>Mon, 02 Nov 2026 08:00:00 +0100</pubDate>
                   <category>x</category><category>y</category><category>x</category>
                  </item>
                  <item><description>only this</description><link>javascript:alert(1)</link></item>
                 </channel></rss>""");

        assertThat(feed.title()).isEqualTo("The & feed");
        assertThat(feed.items())
                .containsExactly(
                        new FeedItem(
                                "A bold title",
                                "https://a.example/one",
                                "One.\nTwo & three.",
                                Optional.of(Instant.parse("2026-11-02T07:00:00Z")),
                                List.of("x", "y")),
                        new FeedItem("", "", "only this", Optional.empty(), List.of()));
        assertThat(feed.text()).isEqualTo("A bold title\nOne.\nTwo & three.\n\nonly this");
    }

    @Test
    void atom_is_read() {
        Feed feed = read("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title type="text">F</title>
                 <entry><title>E</title>
                  <link rel="self" href="https://a.example/self"/><link href="../e"/>
                  <summary>s</summary>
                  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>and</em></p><p>two.</p></div></content>
                  <updated>2026-11-02T08:00:00Z</updated><published>2026-11-01T08:00:00+02:00</published>
                  <category term="t"/>
                 </entry></feed>""");

        assertThat(feed.items())
                .containsExactly(new FeedItem(
                        "E",
                        "https://a.example/e",
                        "One and two.",
                        Optional.of(Instant.parse("2026-11-01T06:00:00Z")),
                        List.of("t")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just text",
                "{\"version\": \"https://jsonfeed.org/version/1\"}",
                "<html><body><p>A page</body></html>",
                "<opml/>",
                "<rss><channel>",
                "<rss><item><title>a & b</title></item></rss>",
                "<rss><item></rss>"
            })
    void what_is_no_feed_is_refused(String text) {
        assertThat(failure(text).code()).isEqualTo(Code.NOT_A_FEED);
    }

    @Test
    void an_external_entity_is_not_read(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "secret");

        SourceException failure = failure("<!DOCTYPE rss [<!ENTITY x SYSTEM \"" + file.toUri() + "\">]>"
                + "<rss><channel><title>&x;</title></channel></rss>");

        assertThat(failure).hasMessageNotContaining("secret").hasMessageContaining("document type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss>",
                "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/x.dtd\">",
                "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>",
                "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x.dtd\"> %p;]>"
            })
    void a_document_type_is_refused_whatever_is_in_it(String type) {
        assertThat(failure("<?xml version=\"1.0\"?>" + type + "<rss><channel><title>&c;</title></channel></rss>"))
                .hasMessageContaining("it has a document type");
    }

    @Test
    void elements_that_are_nested_without_end_are_refused() {
        assertThat(failure("<rss><item><description>" + "<a>".repeat(100_000))).hasMessageContaining("nested deeper");
    }

    @Test
    void no_more_items_are_read_than_are_kept() {
        Feed feed = read("<rss>" + "<item><title>t</title></item>".repeat(300) + "<broken");

        assertThat(feed.items()).hasSize(Feed.MOST_ITEMS);
    }

    @Test
    void a_text_is_bounded_and_not_cut_within_a_character() {
        Feed feed =
                read("<rss><item><title>t</title><description>a" + "😀".repeat(80_000) + "</description></item></rss>");

        assertThat(feed.items().getFirst().text())
                .hasSize(Sources.MOST_CHARACTERS - 1)
                .endsWith("😀");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 02 Nov 2026 08:00:00 GMT | 2026-11-02T08:00:00Z",
                "2 Nov 2026 08:00 EST | 2026-11-02T13:00:00Z",
                "Mon, 2 Nov 2026 08:00:00 -0500 | 2026-11-02T13:00:00Z",
                "2026-11-02T08:00:00.5+02:00 | 2026-11-02T06:00:00.500Z",
                "2026-11-02 | 2026-11-02T00:00:00Z"
            })
    void dates_are_read_in_the_forms_that_feeds_have(String text, Instant expected) {
        assertThat(FeedDates.read(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01", "Mon, 31 Feb 2026 08:00:00 GMT"})
    void what_is_no_date_is_left_out(String text) {
        assertThat(FeedDates.read(text)).isEmpty();
    }

    private static Feed read(String text) {
        return FeedReader.read("it", BASE, text);
    }

    private static SourceException failure(String text) {
        return catchThrowableOfType(SourceException.class, () -> read(text));
    }
}
