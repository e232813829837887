/**
 * Faults of DynamoDB beneath the client: what the service answers when it throttles or fails, and connections that break.
 *
 * <p>So the real client meets them, with its own retries and its own exceptions. Faults at the port of the run log are in the
 * package above. Read {@link dev.superstep.testing.faults.dynamodb.FaultyDynamoDb} first.
 */
@NullMarked
package dev.superstep.testing.faults.dynamodb;

import org.jspecify.annotations.NullMarked;
