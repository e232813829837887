/**
 * What the HTTP clients of the AWS SDK take for the two requests of a step, warm and from the start of a process. Read {@link
 * dev.superstep.benchmarks.dynamodb.clients.ClientsGroup}; {@link dev.superstep.benchmarks.dynamodb.clients.Transport} are the clients.
 */
@NullMarked
package dev.superstep.benchmarks.dynamodb.clients;

import org.jspecify.annotations.NullMarked;
