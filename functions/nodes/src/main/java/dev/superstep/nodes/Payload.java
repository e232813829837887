package dev.superstep.nodes;

/**
 * What Lambda hands to the function or gets from it, as JSON text.
 *
 * <p>It is kept as text, because the reading of it is ours: Jackson's own binding would make the same number of 1 and 1.0.
 */
record Payload(String json) {}
