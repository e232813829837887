/**
 * What the HTTP clients of the AWS SDK take for the two requests of a step, warm and from the start of a process. Read {@link
 * dev.superstep.benchmarks.clients.ClientsGroup}; {@link dev.superstep.benchmarks.clients.Transport} are the clients.
 */
@NullMarked
package dev.superstep.benchmarks.clients;

import org.jspecify.annotations.NullMarked;
