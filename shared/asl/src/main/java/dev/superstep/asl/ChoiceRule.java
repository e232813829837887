package dev.superstep.asl;

/** A rule of a Choice: where to go on when a condition holds. */
public record ChoiceRule(Condition condition, String next) {}
