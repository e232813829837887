package dev.superstep.sources;

import java.net.URI;

/**
 * What a source answered.
 *
 * @param uri where it was in the end, after all redirects
 * @param contentType what it says that it is, as it says it; empty if it does not
 * @param text what it is
 */
record Fetched(URI uri, String contentType, String text) {}
