package dev.superstep.graph;

import java.time.Duration;
import java.util.function.Function;

/**
 * A pause as it was declared.
 *
 * @param after the class of the node after which the run waits
 * @param view the record that the function reads
 * @param function from the view to how long
 */
record TypedPause(
        Class<? extends Node<?, ?>> after, Class<? extends Record> view, Function<Record, Duration> function) {}
