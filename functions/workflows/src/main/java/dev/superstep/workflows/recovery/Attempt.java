package dev.superstep.workflows.recovery;

/**
 * One attempt at processing, with all that its annotations tried.
 *
 * @param number from 1
 * @param outcome {@code completed}, or what went wrong
 */
public record Attempt(int number, String outcome) {}
