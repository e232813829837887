package dev.superstep.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.sources.SourceException.Code;
import dev.superstep.testkit.WebSite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    private static final Sources SOURCES =
            new Sources(FetchLimits.DEFAULT, AddressPolicy.allowing(List.of("127.0.0.0/8")));

    static List<String> samples() {
        return Sources.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_sample_is_a_feed_whose_items_are_complete(String name) throws InterruptedException {
        Feed feed = SOURCES.feed(name);

        assertThat(feed.title()).isNotEmpty();
        assertThat(feed.items()).hasSizeGreaterThan(3).allSatisfy(item -> {
            assertThat(item.title()).isNotEmpty();
            assertThat(item.link()).startsWith("http");
            assertThat(item.text()).isNotEmpty().doesNotContain("<", "&lt;");
            assertThat(item.published()).isPresent();
        });
        assertThat(SOURCES.read(name)).isEqualTo(feed);
    }

    @Test
    void a_page_is_read_as_its_main_part() throws InterruptedException {
        try (WebSite site = WebSite.open().with("/", "text/html", """
                <!DOCTYPE html><html><head><title>The
                 page</title><style>p{}</style></head><body><nav>menu</nav>
                <main><h1>Head</h1><p>One <b>bold</b>&nbsp;word.<p>Two.<ul><li>a<li>b</ul><script>x()</script></main>
                <footer>foot</footer></body></html>""")) {
            assertThat(SOURCES.read(site.url("/"))).isEqualTo(new Page("The page", "Head\nOne bold word.\nTwo.\na\nb"));
            assertThatThrownBy(() -> SOURCES.feed(site.url("/")))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_A_FEED));
        }
    }

    @Test
    void a_feed_is_known_by_what_it_is_and_not_by_its_type() throws InterruptedException {
        try (WebSite site =
                WebSite.open().with("/", "text/html", "<!-- x --><rss><channel><title>F</title></channel></rss>")) {
            assertThat(SOURCES.read(site.url("/"))).isEqualTo(new Feed("F", List.of()));
        }
    }

    @Test
    void a_plain_text_is_a_page_without_title() throws InterruptedException {
        try (WebSite site = WebSite.open().with("/", "text/plain", "One  line\r\n\r\nand another")) {
            assertThat(SOURCES.read(site.url("/"))).isEqualTo(new Page("", "One line\nand another"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ai-wire2", "../lab-notes", "http://", "ftp://a/", "http://a b", "//a/b", "http://u@a/"})
    void what_is_neither_an_address_nor_a_sample_is_refused(String source) {
        assertThatThrownBy(() -> Sources.check(source))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("BAD_SOURCE: ");
        assertThatThrownBy(() -> SOURCES.read(source)).isInstanceOf(SourceException.class);
    }

    @Test
    void an_address_and_a_sample_pass_the_check_without_being_read() {
        Sources.check("https://nobody.example/feed?x=1");
        Sources.check("lab-notes");
    }

    @Test
    void limits_that_limit_nothing_are_refused() {
        assertThatThrownBy(() -> new FetchLimits(
                        java.time.Duration.ZERO, FetchLimits.DEFAULT.read(), FetchLimits.DEFAULT.total(), 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
