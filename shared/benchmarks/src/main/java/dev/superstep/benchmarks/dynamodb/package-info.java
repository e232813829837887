/**
 * What a run costs on DynamoDB, in capacity units and requests: exact, on a DynamoDB Local in this process, and the same on
 * every machine. Read {@link dev.superstep.benchmarks.dynamodb.CountsGroup}.
 */
@NullMarked
package dev.superstep.benchmarks.dynamodb;

import org.jspecify.annotations.NullMarked;
