/**
 * Where the values lie that are too large for an item of the run log.
 *
 * <p>Here live the port {@link dev.superstep.runlog.large.LargeValues} and the stores that need nothing but this process and
 * its file system; {@code dev.superstep.runlog.s3} has the one in the cloud. Not here: which values move, which is {@link
 * dev.superstep.runlog.Moves}, and what stands in their place, {@link dev.superstep.runlog.LargeValue}. Called by the log on
 * DynamoDB.
 */
@NullMarked
package dev.superstep.runlog.large;

import org.jspecify.annotations.NullMarked;
