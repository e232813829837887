/**
 * The run log on a DynamoDB table: one item collection a run, one conditional put a commit, one Query a read.
 *
 * <p>Here live the layout of the items, the requests and what becomes of the store's errors. Not here: what the items mean,
 * which is {@code dev.superstep.runlog}, and who makes the client. Read {@link
 * dev.superstep.runlog.dynamodb.RunLogTable} first, then {@link dev.superstep.runlog.dynamodb.DynamoDbRunLog}.
 */
@NullMarked
package dev.superstep.runlog.dynamodb;

import org.jspecify.annotations.NullMarked;
