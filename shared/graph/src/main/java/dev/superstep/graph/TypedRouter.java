package dev.superstep.graph;

import java.util.List;
import java.util.function.Function;

/**
 * A router as it was declared: the record that it reads, its function, and what the function may answer.
 *
 * @param from the class of its node, or {@link Start}
 * @param view the record that it reads
 * @param function from the view to the ways on
 * @param answers every answer that it may give
 */
record TypedRouter(
        Class<? extends Node<?, ?>> from,
        Class<? extends Record> view,
        Function<Record, List<? extends Way>> function,
        List<Possible> answers) {}
