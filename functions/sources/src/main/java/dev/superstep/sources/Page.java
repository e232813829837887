package dev.superstep.sources;

/**
 * A page of the web, or a plain text in it.
 *
 * @param title what it calls itself; empty if it does not say
 * @param text its main part, without navigation, forms and scripts
 */
public record Page(String title, String text) implements Source {}
