/**
 * A run as a stream of events, made of its log: what was committed, what failed, what runs now, what it waits for, how it
 * ended.
 *
 * <p>Nothing here waits, and nothing is kept between two connections: an event's id says all that was told before it. The
 * API sends the events and knows when to look again. Read {@link dev.superstep.monitoring.events.RunStream} first.
 */
@NullMarked
package dev.superstep.monitoring.events;

import org.jspecify.annotations.NullMarked;
