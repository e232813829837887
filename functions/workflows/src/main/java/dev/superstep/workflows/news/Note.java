package dev.superstep.workflows.news;

/**
 * Something that did not work, and did not keep the rest from working.
 *
 * @param about what it was: a source, an article
 * @param reason why
 */
record Note(String about, String reason) {}
