package dev.superstep.sources;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads what a page says to its readers. */
final class PageReader {
    private static final String AROUND =
            "nav, header, footer, aside, form, dialog, iframe, object, svg, [hidden], [aria-hidden=true], [role=navigation]";

    private PageReader() {}

    /** The page in {@code html}, which may be a plain text. */
    static Page read(String html) {
        if (html.indexOf('<') < 0) {
            return new Page("", Texts.lines(html));
        }
        Document document = Jsoup.parse(html);
        String title = Texts.line(document.title());
        Element main = main(document);
        main.select(AROUND).remove();
        return new Page(title, Texts.of(main));
    }

    /** The one element that says that it is the main part, else everything. */
    private static Element main(Document document) {
        Element marked = document.selectFirst("main, [role=main]");
        if (marked != null) {
            return marked;
        }
        Element article = document.select("article").size() == 1 ? document.selectFirst("article") : null;
        return article == null ? document.body() : article;
    }
}
