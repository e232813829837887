package dev.superstep.sources;

import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads RSS (0.9x, 1.0 and 2.0) and Atom, by the names of elements: what a namespace says more is passed over.
 *
 * <p>A document type is refused, whatever is in it: with it go external entities and those that unfold to a billion laughs.
 * Elements may not be nested deeper than {@value #MOST_DEPTH}. One pass, and no tree is built.
 */
final class FeedReader {
    static final int MOST_DEPTH = 64;

    /** How the first element of a feed is called. */
    private static final List<String> ROOTS = List.of("rss", "feed", "RDF");

    private final String source;
    private final Optional<URI> base;
    private final XMLStreamReader xml;
    private final List<FeedItem> items = new ArrayList<>();
    private String title = "";

    private FeedReader(String source, Optional<URI> base, XMLStreamReader xml) {
        this.source = source;
        this.base = base;
        this.xml = xml;
    }

    /**
     * The feed in {@code text}.
     *
     * @param source names it in errors
     * @param base what links in it may be relative to
     * @throws SourceException with NOT_A_FEED
     */
    static Feed read(String source, Optional<URI> base, String text) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text.stripLeading()));
            return new FeedReader(source, base, xml).read();
        } catch (XMLStreamException e) {
            throw SourceException.notAFeed(source, "it is no well-formed XML " + place(e), e);
        }
    }

    /** Whether {@code text} says that it is a feed; it may still be a broken one. */
    static boolean isFeed(String text) {
        String head = text.substring(0, Math.min(text.length(), 4096)).replaceAll("(?s)<!--.*?-->|<\\?.*?\\?>", "");
        return head.strip().matches("(?s)<(rss|feed|(\\w+:)?RDF)\\b.*");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static String place(XMLStreamException e) {
        return e.getLocation() == null
                ? ""
                : "at line " + e.getLocation().getLineNumber() + ", column "
                        + e.getLocation().getColumnNumber();
    }

    private Feed read() throws XMLStreamException {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // Comments and instructions before the first element.
        }
        if (!ROOTS.contains(xml.getLocalName())) {
            throw SourceException.notAFeed(source, "its first element is \"" + xml.getLocalName() + "\"", null);
        }
        while (next() != XMLStreamConstants.END_DOCUMENT && items.size() < Feed.MOST_ITEMS) {
            if (xml.isStartElement()) {
                element(xml.getLocalName());
            }
        }
        return new Feed(title, items);
    }

    private void element(String name) throws XMLStreamException {
        switch (name) {
            case "item", "entry" -> items.add(item());
            // Of the feed itself: those of items are read with them.
            case "title" -> title = title.isEmpty() ? Texts.line(Texts.ofFragment(text())) : title;
            // It may have a title of its own.
            case "image", "textinput", "textInput" -> text();
            default -> {}
        }
    }

    private FeedItem item() throws XMLStreamException {
        ItemParts parts = new ItemParts(base);
        while (next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                String name =
                        xml.getPrefix().isEmpty() ? xml.getLocalName() : xml.getPrefix() + ":" + xml.getLocalName();
                parts.attributes(name, attribute("rel"), attribute("href"), attribute("term"));
                parts.text(name, text());
            }
        }
        return parts.item();
    }

    private String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** The text in the element that begins here, and in those within it; ends behind it. */
    private String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    text.append(' ');
                    if (depth > MOST_DEPTH) {
                        throw SourceException.notAFeed(source, "elements are nested deeper than " + MOST_DEPTH, null);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                default -> {}
            }
        }
        return text.toString();
    }

    private int next() throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw SourceException.notAFeed(source, "it has a document type or entities of its own", null);
        }
        return event;
    }
}
