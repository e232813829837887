/**
 * DynamoDB Local in this JVM, for dev mode and for tests that want the real API without a container.
 *
 * <p>Here live the start of the server and a meter of what a client asks of it: no table, no client, no Quarkus. Called by the dev extension of
 * {@code functions/dev} and by tests. Read {@link dev.superstep.dynamodblocal.DynamoDbLocal} first.
 */
@NullMarked
package dev.superstep.dynamodblocal;

import org.jspecify.annotations.NullMarked;
