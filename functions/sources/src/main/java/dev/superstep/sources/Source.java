package dev.superstep.sources;

/** What a source turned out to be. Texts are without markup, each of its blanks is one, and paragraphs are lines. */
public sealed interface Source permits Feed, Page {
    /** What it calls itself; empty if it does not say. */
    String title();

    /** All that it says, at most {@value Sources#MOST_CHARACTERS} characters. */
    String text();
}
