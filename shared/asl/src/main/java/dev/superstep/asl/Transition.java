package dev.superstep.asl;

/** What follows a state. */
public sealed interface Transition {
    /** State {@code state} follows. */
    record Next(String state) implements Transition {}

    /** Nothing: the machine ends here. */
    record End() implements Transition {}
}
