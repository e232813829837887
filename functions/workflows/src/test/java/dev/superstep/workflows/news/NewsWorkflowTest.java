package dev.superstep.workflows.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.superstep.json.Json;
import dev.superstep.runlog.RunStatus;
import dev.superstep.runner.RecordMappingException;
import dev.superstep.sources.AddressPolicy;
import dev.superstep.sources.Feed;
import dev.superstep.sources.FeedItem;
import dev.superstep.sources.FetchLimits;
import dev.superstep.sources.Sources;
import dev.superstep.testing.LocalResult;
import dev.superstep.testing.LocalRun;
import dev.superstep.testkit.Golden;
import dev.superstep.testkit.WebSite;
import dev.superstep.workflows.Nodes;
import dev.superstep.workflows.SeedRun;
import dev.superstep.workflows.model.ModelException;
import dev.superstep.workflows.model.Reply;
import dev.superstep.workflows.model.TextModel;
import dev.superstep.workflows.model.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NewsWorkflowTest {
    private static final FetchLimits QUICK =
            new FetchLimits(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofSeconds(2), 1 << 20, 3);
    private static final Sources LOOPBACK = new Sources(QUICK, AddressPolicy.allowing(List.of("127.0.0.1/32")));

    private final List<String> prompts = new CopyOnWriteArrayList<>();
    private final TextModel model = prompt -> {
        prompts.add(prompt);
        return Nodes.MODEL.complete(prompt);
    };

    static Stream<SeedRun> recorded() {
        return SeedRun.of("news").stream()
                .filter(run -> run.succeeded() && run.input().get("sources") instanceof List);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void recorded_runs_give_the_same_newsletter_but_with_each_article_once(SeedRun recorded) {
        LocalResult<NewsState> result = run(model).with(new SeedSources()).run(recorded.input());

        String newsletter = (String) recorded.state().get("final_newsletter");
        assertThat(result.error()).isEmpty();
        assertThat(result.values()).containsEntry("final_newsletter", onlyOnce(newsletter));
    }

    @Test
    void the_prompt_is_the_recorded_one() throws IOException {
        try (InputStream file = NewsWorkflowTest.class.getResourceAsStream("/seed/news.json")) {
            Map<String, Object> first = Json.asObject(
                    Json.asList(Json.parseObject(file.readAllBytes()).get("runs"))
                            .getFirst());

            run(model).with(new SeedSources()).run(Map.of("sources", List.of("TechCrunch")));

            assertThat((Object) prompts).isEqualTo(List.of(first.get("first_prompt")));
        }
    }

    /** The original has each article three times. */
    private static String onlyOnce(String newsletter) {
        return newsletter.replaceAll("(### .+\n.+\n.+\n)(\n\\1)+", "$1");
    }

    /** Has what the original made up. */
    private static final class SeedSources extends FetchSource {
        SeedSources() {
            super(LOOPBACK);
        }

        @Override
        Feed fetch(String source) {
            FeedItem item =
                    item("AI Development News from " + source, "", "Latest AI developments from " + source + "...");
            return new Feed("", Collections.nCopies(3, item));
        }
    }

    @Test
    void mended_the_news_are_read_and_not_made_up() {
        LocalResult<NewsState> result = run(model).run(new NewsInput(Sources.samples(), null));

        Golden.at("src/test/resources/news/samples.md")
                .assertEquals(result.state().finalNewsletter());
    }

    @Test
    void mended_what_was_reported_before_is_left_out_by_title_or_link() {
        NewsState state = with(Map.of(
                        "a",
                        feed(
                                item("AI: one", "https://www.a.example/1/?utm_source=x#top", ""),
                                item("AI one!", "https://a.example/2", ""),
                                item("AI two", "http://a.example/1", ""),
                                item("AI three", "https://a.example/1?id=3", "")),
                        "b",
                        feed(item("ai: ONE", "https://b.example/1", ""), item("AI four", "", ""))))
                .run(new NewsInput(List.of("a", "b"), null))
                .state();

        assertThat(state.filteredArticles()).containsExactly("1.1", "1.4", "2.2");
    }

    @Test
    void mended_only_whole_words_make_an_article_relevant() {
        NewsState state = with(Map.of(
                        "a",
                        feed(
                                item("The minister SAID so", "", ""),
                                item("Maintaining an ai garden", "", ""),
                                item("Artificial intelligences", "", "partificial intelligence"),
                                item("AI-powered bread", "", ""),
                                item("What AI's makers want", "", ""),
                                item("Bread", "", "Artificial\nintelligence bakes."),
                                item("On artificial intelligence", "", ""))))
                .run(new NewsInput(List.of("a"), null))
                .state();

        assertThat(state.filteredArticles()).containsExactly("1.4", "1.5", "1.6", "1.7");
    }

    @Test
    void mended_tech_does_not_win_over_research_and_every_category_can_be_reached() {
        assertThat(Category.of("Biotech research gets help from AI")).isEqualTo(Category.RESEARCH);
        assertThat(Category.of("Study: AI tools help researchers")).isEqualTo(Category.RESEARCH);
        assertThat(Category.of("Tech and research meet in AI")).isEqualTo(Category.TECHNOLOGY);
        assertThat(Category.of("The market for AI chips")).isEqualTo(Category.BUSINESS);
        assertThat(Category.of("AI in schools")).isEqualTo(Category.GENERAL);
        assertThat(run(model)
                        .run(new NewsInput(Sources.samples(), null))
                        .state()
                        .categorizedArticles())
                .allSatisfy((category, articles) -> assertThat(articles).isNotEmpty());
    }

    @Test
    @Timeout(60)
    void mended_nine_articles_of_three_sources_are_nine_invocations_side_by_side() {
        CyclicBarrier allNine = new CyclicBarrier(9);
        TextModel together = prompt -> {
            try {
                // No call ends before all nine have begun.
                allNine.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("they did not come together", e);
            }
            return Nodes.MODEL.complete(prompt);
        };
        Map<String, Feed> feeds = Map.of("a", three("a"), "b", three("b"), "c", three("c"));

        LocalResult<NewsState> result =
                run(together).with(new Given(feeds)).run(new NewsInput(List.of("a", "b", "c"), null));

        assertThat(result.supersteps())
                .containsExactly(
                        Collections.nCopies(3, "fetch_source"),
                        List.of("filter_articles"),
                        List.of("categorize_articles"),
                        Collections.nCopies(9, "summarize_article"),
                        List.of("create_newsletter"));
        assertThat(result.state().summarizedArticles().stream().map(Summary::id))
                .containsExactly("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3");
    }

    private static Feed three(String source) {
        return feed(IntStream.rangeClosed(1, 3)
                .mapToObj(number -> item("AI " + source + number, "", ""))
                .toArray(FeedItem[]::new));
    }

    @Test
    @Timeout(60)
    void mended_a_source_that_cannot_be_read_is_a_note() {
        try (WebSite site = WebSite.open()
                .with(
                        "/good",
                        "application/rss+xml",
                        "<rss><channel><title>Good</title><item><title>AI works</title>"
                                + "<link>https://good.example/(1)</link></item></channel></rss>")
                .hanging("/hangs")
                .endless("/huge", "application/rss+xml", 50 << 20)
                .with("/page", "text/html", "<p>no feed")
                .redirecting("/inside", "http://169.254.169.254/latest/meta-data/")) {
            List<String> sources = Stream.of("/hangs", "/huge", "/good", "/page", "/inside")
                    .map(site::url)
                    .toList();

            LocalResult<NewsState> result =
                    run(model).with(new FetchSource(LOOPBACK)).run(new NewsInput(sources, null));

            assertThat(result.status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(result.state().notes().stream().map(Note::about))
                    .containsExactly(sources.get(0), sources.get(1), sources.get(3), sources.get(4));
            assertThat(result.state().notes().stream().map(note -> note.reason().split(":", 2)[0]))
                    .containsExactly("TIMED_OUT", "SOURCE_TOO_LARGE", "NOT_A_FEED", "ADDRESS_REFUSED");
            assertThat(result.state().finalNewsletter())
                    .contains("### AI works\n*Source: [Good](https://good.example/%281%29)*\nLLM answer")
                    .contains("\n## Notes\n- " + sources.get(0) + ": TIMED\\_OUT: ");
        }
    }

    @Test
    void a_run_of_which_no_source_can_be_read_fails() {
        LocalResult<NewsState> result = run(model).run(new NewsInput(List.of("nothing", "http://127.0.0.1:1/"), null));

        assertThat(result.error()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo("NO_SOURCE_READ");
            assertThat(error.message()).contains("none of 2 sources", "BAD_SOURCE");
        });
    }

    @Test
    void mended_an_article_that_cannot_be_summarized_is_a_note() {
        TextModel choosy = prompt -> {
            if (prompt.contains("AI a2")) {
                throw ModelException.refused(400, "the content filter says no");
            }
            return Nodes.MODEL.complete(prompt);
        };

        LocalResult<NewsState> result =
                run(choosy).with(new Given(Map.of("a", three("a")))).run(new NewsInput(List.of("a"), null));

        assertThat(result.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(result.state().finalNewsletter())
                .contains("### AI a2\n*Source: a*\n*There is no summary of this article.*\n")
                .contains("## Notes\n- AI a2: MODEL\\_REFUSED: ");
        assertThat(result.state().metadata())
                .isEqualTo(new NewsMetadata(
                        Nodes.NOW,
                        3,
                        3,
                        2,
                        "fake-model",
                        result.state().metadata().tokens()));
    }

    @Test
    void a_run_of_which_no_article_can_be_summarized_fails() {
        TextModel broken = prompt -> {
            throw ModelException.answer("it is a picture");
        };

        assertThat(run(broken).run(new NewsInput(List.of("ai-wire"), null)).error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo("NO_SUMMARY"));
    }

    @Test
    void a_missing_key_fails_the_run_for_what_it_is() {
        TextModel keyless = prompt -> {
            throw ModelException.missingKey("https://api.openai.com/v1/");
        };

        assertThat(run(keyless).run(new NewsInput(List.of("ai-wire"), null)).error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo("MISSING_MODEL_KEY"));
    }

    @Test
    void mended_a_text_instead_of_a_list_is_refused_at_the_door() {
        refused(Map.of("sources", "AB"), "\"sources\"");
    }

    @Test
    void mended_a_missing_list_is_refused_at_the_door() {
        refused(Map.of(), "\"sources\" is missing");
    }

    @Test
    void mended_lists_and_numbers_out_of_their_bounds_are_refused_at_the_door() {
        refused(
                Map.of("sources", Collections.nCopies(21, "ai-wire")),
                "\"sources\" has 21 elements; at most 20 are read");
        refused(Map.of("sources", List.of(" ")), "\"sources\" has a blank element");
        refused(Map.of("sources", Collections.singletonList(null)), "null");
        refused(Map.of("sources", List.of(), "max_articles", 0L), "\"max_articles\" is 0; it must be from 1 to 50");
        refused(Map.of("sources", List.of(), "max_articles", 51L), "\"max_articles\" is 51");
    }

    @Test
    void more_articles_than_are_wanted_are_counted_in_a_note() {
        NewsState state = with(Map.of("a", three("a")))
                .run(new NewsInput(List.of("a"), 2))
                .state();

        assertThat(state.summarizedArticles()).hasSize(2);
        assertThat(state.finalNewsletter()).endsWith("## Notes\n- 1 more articles: left out by max\\_articles\n");
    }

    @Test
    void without_sources_there_is_a_header_and_no_call() {
        LocalResult<NewsState> result = run(model).run(new NewsInput(List.of(), null));

        assertThat(result.state().finalNewsletter()).isEqualTo("# AI News Weekly Summary\nGenerated on: 2025-01-02\n");
        assertThat(result.supersteps()).containsExactly(List.of("create_newsletter"));
        assertThat(prompts).isEmpty();
    }

    @Test
    void mended_the_date_is_that_of_utc() {
        InstantSource late = InstantSource.fixed(Instant.parse("2026-01-01T00:30:00+01:00"));

        assertThat(run(model)
                        .with(new CreateNewsletter(late))
                        .run(new NewsInput(List.of(), null))
                        .state()
                        .finalNewsletter())
                .contains("Generated on: 2025-12-31\n");
    }

    @Test
    void mended_an_article_is_kept_once_and_only_its_beginning() {
        String text = "word ".repeat(10_000);
        LocalResult<NewsState> result =
                with(Map.of("a", feed(item("AI", "", text)))).run(new NewsInput(List.of("a"), null));

        assertThat(result.state().rawArticles().getFirst().content())
                .hasSizeLessThanOrEqualTo(Article.MOST_CHARACTERS)
                .endsWith("word…");
        assertThat(Json.print(result.values())).hasSizeLessThan(2 * Article.MOST_CHARACTERS);
    }

    @Test
    void mended_what_strangers_write_is_text_and_neither_a_link_nor_a_heading() {
        TextModel led = prompt -> new Reply("# Heading\n<script>x</script> [click](http://x)", "m", new Tokens(1, 1));

        String newsletter = run(led).with(new Given(Map.of("a", feed(item("AI *is* [here](x)", "", "")))))
                .run(new NewsInput(List.of("a"), null))
                .state()
                .finalNewsletter();

        assertThat(newsletter)
                .contains("### AI \\*is\\* \\[here\\](x)\n")
                .contains("\n\\# Heading \\<script\\>x\\</script\\> \\[click\\](http://x)\n");
    }

    @Test
    void a_fallback_notes_what_was_cut_short() throws Exception {
        assertThat(new FetchSource(LOOPBACK)
                        .fallback(new FetchSource.In("a", 1))
                        .notes())
                .containsExactly(new Note("a", "reading it was cut short"));
        Article article = Article.of("1.1", "a", item("AI", "", ""));
        SummarizeArticle.Out out = new SummarizeArticle(model).fallback(new SummarizeArticle.In(article, "general"));
        assertThat(out.summarizedArticles()).containsExactly(Summary.of(article, "general", null));
        assertThat(out.notes()).containsExactly(new Note("AI", "the model gave no answer in time"));
    }

    private void refused(Map<String, Object> input, String why) {
        assertThatThrownBy(() -> run(model).run(input))
                .isInstanceOf(RecordMappingException.class)
                .hasMessageContaining(why);
        assertThat(prompts).isEmpty();
    }

    private LocalRun<NewsState> with(Map<String, Feed> feeds) {
        return run(model).with(new Given(feeds));
    }

    private static LocalRun<NewsState> run(TextModel model) {
        return Nodes.run(new NewsWorkflow()).with(new SummarizeArticle(model));
    }

    private static Feed feed(FeedItem... items) {
        return new Feed("", List.of(items));
    }

    private static FeedItem item(String title, String link, String text) {
        return new FeedItem(title, link, text, Optional.empty(), List.of());
    }

    /** Has the feeds that it is given. */
    private static final class Given extends FetchSource {
        private final Function<String, Feed> feeds;

        Given(Map<String, Feed> feeds) {
            super(LOOPBACK);
            this.feeds = feeds::get;
        }

        @Override
        Feed fetch(String source) {
            return feeds.apply(source);
        }
    }
}
