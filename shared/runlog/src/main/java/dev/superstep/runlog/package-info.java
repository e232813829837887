/**
 * The run log: what every task of a run committed, append-only, and the state that follows from it.
 *
 * <p>Here live the items of the log as values, the port {@link dev.superstep.runlog.RunLog}, its twin in memory, and the
 * fold from items to state. Not here: what a node is, how it is called, what runs next. {@code
 * dev.superstep.runlog.dynamodb} has the port on a table. The runner writes the log; the API and reports read it.
 *
 * <p>Read {@link dev.superstep.runlog.RunLog} first, then {@link dev.superstep.runlog.LogKeys} and {@link
 * dev.superstep.runlog.Slice}.
 */
@NullMarked
package dev.superstep.runlog;

import org.jspecify.annotations.NullMarked;
